/// Commands of LaTeX that stand for characters.
enum LaTeXSymbols {
    /// Combining marks for what is set above or below the letter that follows.
    static let accents: [String: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "\"": "\u{308}", "=": "\u{304}",
        ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}",
        "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}", "t": "\u{361}",
    ]

    static let symbols: [String: String] = letters.merging(marks) { $1 }.merging(greek) { $1 }.merging(mathematics) {
        $1
    }

    private static let letters: [String: String] = [
        "ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
        "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
        "ng": "ŋ", "NG": "Ŋ", "imath": "ı", "jmath": "ȷ", "textdotlessi": "ı", "textdotlessj": "ȷ",
    ]

    private static let marks: [String: String] = [
        "textendash": "–", "textemdash": "—", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
        "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textunderscore": "_",
        "textdollar": "$", "textbar": "|", "textless": "<", "textgreater": ">", "less": "<", "greater": ">",
        "mathsemicolon": ";", "textquotesingle": "'", "textquotedbl": "\"", "textquoteleft": "‘",
        "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "lq": "‘", "rq": "’",
        "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
        "quotedblbase": "„", "quotesinglbase": "‚", "textexclamdown": "¡", "textquestiondown": "¿",
        "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©", "pounds": "£",
        "textsterling": "£", "texteuro": "€", "euro": "€", "textyen": "¥", "textcent": "¢", "S": "§", "P": "¶",
        "textsection": "§", "textparagraph": "¶", "dag": "†", "ddag": "‡", "textdagger": "†", "textbullet": "•",
        "textperiodcentered": "·", "textdegree": "°", "degree": "°", "textmu": "µ", "textordfeminine": "ª",
        "textordmasculine": "º", "ldots": "…", "dots": "…", "textellipsis": "…", "quad": " ", "qquad": " ",
        "space": " ", "newline": " ", "textasciigrave": "`", "textasciiacute": "´", "textonehalf": "½",
    ]

    private static let greek: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
        "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ",
        "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
        "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
        "textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textkappa": "κ", "textomega": "ω",
    ]

    private static let mathematics: [String: String] = [
        "times": "×", "texttimes": "×", "div": "÷", "pm": "±", "textpm": "±", "mp": "∓", "leq": "≤", "le": "≤",
        "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "~",
        "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "infty": "∞", "rightarrow": "→", "to": "→",
        "leftarrow": "←", "leftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓", "Rightarrow": "⇒",
        "cdot": "·", "circ": "°", "bullet": "•", "prime": "′", "ast": "*", "star": "⋆", "in": "∈", "notin": "∉",
        "cap": "∩", "cup": "∪", "subset": "⊂", "partial": "∂", "nabla": "∇", "sum": "∑", "int": "∫", "sqrt": "√",
        "ell": "ℓ", "hbar": "ℏ", "forall": "∀", "exists": "∃", "langle": "⟨", "rangle": "⟩", "mid": "|",
        "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "perp": "⊥", "oplus": "⊕", "otimes": "⊗", "dagger": "†",
    ]
}
