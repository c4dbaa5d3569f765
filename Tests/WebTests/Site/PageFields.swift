extension Browser.Page {
    /// The fields of the page's form as a browser would send them back, but for choices and the form's token.
    var fields: [(String, String)] {
        let inputs = text.matches(
            of: /<input id="[a-z-]+" name="([a-z-]+)" type="[a-z]+"(?: inputmode="[a-z]+")? value="([^"]*)"/)
        let hidden = text.matches(of: /<input type="hidden" name="([a-z-]+)" value="([^"]*)"/)
        let areas = text.matches(of: /<textarea id="[a-z-]+" name="([a-z-]+)"[^>]*>\n([^<]*)<\/textarea>/)
        let all = (inputs + hidden + areas).map { (String($0.1), String($0.2)) }
        return all.filter { $0.0 != "csrf" }.map { name, value in
            (
                name,
                value.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                    .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            )
        }
    }
}

extension [(String, String)] {
    /// The fields with one typed anew.
    func typing(_ name: String, _ value: String) -> [(String, String)] { filter { $0.0 != name } + [(name, value)] }
}
