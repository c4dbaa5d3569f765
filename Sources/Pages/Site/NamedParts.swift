import Mustache

/// A value that says its parts by name itself. `Reflection` looks into every other; that takes longer than all else about
/// what stands on each page, or many times on one.
///
/// `child(named:)` has a case for every stored property. What it answers with is text, a truth, a number, another such
/// value or a list of these, so that nothing below it is looked into either. A test holds both against the properties.
protocol NamedParts: MustacheParent {}
