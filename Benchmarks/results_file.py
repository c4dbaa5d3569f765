"""What several measurements write into one file, each a part of its own under a heading."""


def save(path, text):
    """Puts `text`, which begins with its heading, where that part was, else at the end."""
    heading = text.split("\n", 1)[0]
    parts = [part for part in f"\n{path.read_text() if path.exists() else ''}".split("\n# ") if part.strip()]
    parts = [f"# {part.strip()}\n" for part in parts]
    places = [place for place, part in enumerate(parts) if part.split("\n", 1)[0] == heading]
    if places:
        parts[places[0]] = text.strip() + "\n"
    else:
        parts.append(text.strip() + "\n")
    path.write_text("\n".join(parts))
