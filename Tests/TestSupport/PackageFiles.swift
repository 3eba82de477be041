public import Foundation

/// The folder of the package, known from where this file lies.
public let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().standardizedFileURL

/// A file or folder of the data that lies beside the package, as a path below `../shared`.
///
/// Nil when it is not there: a message is printed, and the test returns without having judged anything.
public func sharedData(_ path: String) -> URL? {
    let url = packageRoot.deletingLastPathComponent().appendingPathComponent("shared").appendingPathComponent(path)
    if FileManager.default.fileExists(atPath: url.path) { return url }
    print("skipped: ../shared/\(path) is not there")
    return nil
}

/// Files of the package with this extension (any, when nil) below `folder`, in the order of their paths.
/// Hidden folders (builds, version control) and `out` are left out.
public func packageFiles(under folder: String = "", withExtension wanted: String? = nil) -> [URL] {
    let root = folder.isEmpty ? packageRoot : packageRoot.appendingPathComponent(folder)
    let keys: [URLResourceKey] = [.isRegularFileKey]
    guard let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else { return [] }
    var files: [URL] = []
    for case let url as URL in walker {
        let path = packagePath(url)
        if url.lastPathComponent.hasPrefix(".") && path != ".ci" || path == "out" {
            walker.skipDescendants()
        } else if (try? url.resourceValues(forKeys: Set(keys)))?.isRegularFile == true,
            wanted == nil || url.pathExtension == wanted
        {
            files.append(url)
        }
    }
    return files.sorted { $0.path < $1.path }
}

/// The path of a file as seen from the package's folder.
public func packagePath(_ url: URL) -> String {
    let path = url.standardizedFileURL.path
    return path.hasPrefix(packageRoot.path + "/") ? String(path.dropFirst(packageRoot.path.count + 1)) : path
}
