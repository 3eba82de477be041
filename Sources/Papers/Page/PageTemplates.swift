import Foundation
import Mustache

/// The templates that ship with the module, read and checked together.
struct PageTemplates {
    private let library: MustacheLibrary

    private static let names = [
        "page", "section", "table", "figures", "identifiers", "style",
        "talks-page", "talks-card", "talks-fact", "talks-line", "talks-style",
    ]

    /// A page cannot be drawn because a template is missing or broken: a fault of the installation.
    struct Broken: Error {
        let template: String
    }

    init() throws {
        var library = MustacheLibrary()
        for name in Self.names {
            let url = Bundle.module.url(forResource: name, withExtension: "mustache", subdirectory: "Templates")
            guard let url, let text = try? String(contentsOf: url, encoding: .utf8),
                let template = try? MustacheTemplate(string: text)
            else { throw Broken(template: name) }
            library.register(template, named: name)
        }
        self.library = library
    }

    /// The page as one HTML document without scripts or references to other files.
    func html(_ page: Page) throws -> String {
        guard let html = library.render(page, withTemplate: "page") else { throw Broken(template: "page") }
        return html
    }

    /// The page of the talks as one HTML document without scripts or references to other files.
    func html(_ page: TalksPage) throws -> String {
        guard let html = library.render(page, withTemplate: "talks-page") else { throw Broken(template: "talks-page") }
        return html
    }
}
