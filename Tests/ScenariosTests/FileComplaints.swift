import Reading
import Testing

@testable import Scenarios

@Suite("A file that cannot be read says where and why")
struct FileComplaints {
    @Test(arguments: [
        Complaint(
            "empty", "",
            "1:1: the file is empty; write at least 'title:' and 'focus:', or 'extends:' another scenario"),
        Complaint(
            "only comments", "# later\n",
            "1:1: the file is empty; write at least 'title:' and 'focus:', or 'extends:' another scenario"),
        Complaint(
            "only a document mark", "---\n",
            "1:1: the file is empty; write at least 'title:' and 'focus:', or 'extends:' another scenario"),
        Complaint(
            "10 MB", String(repeating: "# nothing\n", count: 1_048_576),
            "1:1: the file has 10240 kB and a scenario has at most 256 kB; check that this is the file you meant"
        ),
        Complaint(
            "a picture", "title: x\n\u{0}PNG\u{1}\u{FFFD}\n",
            "2:1: there is a character here that cannot be seen or printed; delete it, and check that the file is plain text",
            "2:6: there are bytes here that are no UTF-8 text; save the file as text in UTF-8"),
        Complaint(
            "tabs", "title: x\nfocus: NL225\ncollaboration:\n\tmode: silo\n",
            "4:1: there is a tab here; use spaces, two for each step of indentation"),
        Complaint(
            "a list at the top", "- new_nature\n",
            "1:1: the file holds a list where keys are expected; write 'title: …' on the first line"),
        Complaint(
            "two documents", "focus: NL225\n---\nfocus: NL33C\n",
            "2:1: a second document begins here; make a file of its own for it"),
        Complaint(
            "a directive", "%YAML 1.1\n---\nfocus: NL225\n",
            "1:1: the file begins with a '%' line, and these are not read; take that line out"),
        Complaint(
            "a duplicate key", "focus: NL225\ntitle: a\ntitle: b\n",
            "3:1: 'title' stands here for the second time, after line 2; keep one of the two"),
        Complaint(
            "a duplicate key beside a misspelt one", "focus: NL225\ntitle: a\ntitle: b\nperoid: 1\n",
            "3:1: 'title' stands here for the second time, after line 2; keep one of the two",
            "4:1: there is no key 'peroid' in a scenario; did you mean 'period'?"),
        Complaint(
            "an anchor", "focus: &here NL225\n",
            "1:8: '&here' is an anchor, and these are not read; use 'extends:' to share what scenarios have in common"
        ),
        Complaint(
            "an anchor and an alias", "focus: &here NL225\ntitle: *here\n",
            "1:8: '&here' is an anchor, and these are not read; use 'extends:' to share what scenarios have in common",
            "2:8: '*here' refers to an anchor, and these are not read; write the value out, or use 'extends:'"
        ),
        Complaint(
            "a merge key", "focus: NL225\n<<: {title: x}\n",
            "2:1: '<<' merges keys, and that is not read; use 'extends:' with another file"),
        Complaint(
            "a tag", "focus: !!str NL225\n",
            "1:8: 'tag:yaml.org,2002:str' is a tag, and these are not read; leave it out; if the text begins with '!', put it in quotes"
        ),
        Complaint(
            "a list as a key", "focus: NL225\n? [a, b]\n: c\n",
            "2:3: a list stands here as a key; write a single word and a colon"),
        Complaint(
            "deep nesting", "focus: " + String(repeating: "[", count: 900),
            "1:24: lists and keys stand more than 16 levels inside each other; compare with a shipped scenario"
        ),
    ])
    func isTold(_ complaint: Complaint) {
        #expect(Words.problems(in: complaint.text) == complaint.expected)
    }

    @Test(arguments: [
        Complaint(
            "a second colon", "focus: NL225\ntitle: jobs: more of them\n",
            "2:12: a ':' stands here where none can; put a text that holds ': ' in quotes, or check the indentation"
        ),
        Complaint(
            "no colon", "focus: NL225\ntitle\nperiod:\n  to: 2040\n",
            "3:1: this line has a key without a colon; write 'key: value'"),
        Complaint(
            "wrong indentation", "collaboration:\n    mode: silo\n  initial_trust: 0.5\n",
            "3:3: this line does not fit the lines above it; give keys of one level the same number of spaces in front"
        ),
        Complaint(
            "a list item beside its key", "focus: - NL225\n",
            "1:8: a list item cannot stand here; put each '- ' on a line of its own, below its key"),
        Complaint(
            "a first character of its own meaning", "title: @home\n",
            "1:8: a text cannot begin with this character; put the text in quotes"),
        Complaint(
            "open quotes", "focus: NL225\ntitle: \"a region\n",
            "2:8: the quotes that begin here have no end; close them, and double a quote inside"),
        Complaint(
            "an open list", "focus: [NL225, NL33C\ntitle: x\n",
            "1:8: the list that begins here has no ']', or lacks a comma; separate items by commas and close with ']'"
        ),
        Complaint(
            "open keys", "title: {nl: a, en: b\nfocus: NL225\n",
            "1:8: the keys that begin here have no '}', or lack a comma; separate them by commas and close with '}'"
        ),
        Complaint(
            "a backslash", "title: \"C:\\data\"\n",
            "1:11: a backslash in double quotes has a meaning of its own; use single quotes"),
    ])
    func isToldInPlainWords(_ complaint: Complaint) {
        #expect(Words.problems(in: complaint.text) == complaint.expected)
    }

    @Test("A byte order mark and Windows line ends are read as text")
    func windows() {
        #expect(Words.problems(in: "\u{FEFF}title: x\r\nfocus: NL225\r\n") == [])
        #expect(
            Words.problems(in: "\u{FEFF}focus: NL225\r\nfokus: x\r\n") == [
                "a.yaml:2:1: there is no key 'fokus' in a scenario; did you mean 'focus'?"
            ])
    }

    @Test("All problems of all files are told at once, by file and line")
    func everythingAtOnce() {
        let reader = ScenarioReader(Words.vocabulary)
        let reading = reader.read(
            [.init(name: "b", file: "b.yaml"), .init(name: "a", file: "a.yaml")],
            files: [
                SourceFile(name: "b.yaml", text: "fokus: NL225\nfocus: NL22\n"),
                SourceFile(name: "a.yaml", text: "title: @x\n"),
            ])
        #expect(
            reading.problems.map(\.description) == [
                "a.yaml:1:8: a text cannot begin with this character; put the text in quotes",
                "b.yaml:1:1: there is no key 'fokus' in a scenario; did you mean 'focus'?",
                "b.yaml:2:8: there is no region 'NL22'; did you mean 'NL225'?",
            ])
        #expect(!reading.isAccepted)
        #expect(reading.scenarios.isEmpty)
    }
}
