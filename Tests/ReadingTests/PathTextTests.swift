import Reading
import Testing

@Suite("Paths as text")
struct PathTextTests {
    @Test(
        "folder, name, ending and stem, also of names of one character",
        arguments: [
            ("x", "", "x", "", "x"), ("-", "", "-", "", "-"), ("é", "", "é", "", "é"),
            ("/x", "/", "x", "", "/x"), ("a/b.csv", "a", "b.csv", "csv", "a/b"),
            ("/a/b/", "/a/b", "", "", "/a/b/"), ("a.b/c", "a.b", "c", "", "a.b/c"),
            (".hidden", "", ".hidden", "", ".hidden"), ("x.", "", "x.", "", "x."),
            ("a.tar.gz", "", "a.tar.gz", "gz", "a.tar"), ("", "", "", "", ""), ("/", "/", "", "", "/"),
        ])
    func parts(text: String, folder: String, name: String, ending: String, stem: String) {
        let path = PathText(text)
        #expect(path.folder == folder && path.name == name && path.ending == ending && path.stem == stem)
    }

    @Test("another name in a folder")
    func with() {
        #expect(PathText("a").with("b") == "a/b" && PathText("a/").with("b") == "a/b")
        #expect(PathText("").with("b") == "b" && PathText("/").with("b") == "/b")
    }
}
