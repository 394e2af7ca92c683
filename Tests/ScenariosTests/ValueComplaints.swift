import Reading
import Testing

@testable import Scenarios

@Suite("A key or a value that does not fit says what would")
struct ValueComplaints {
    @Test(arguments: [
        Complaint("no focus", "title: x\n", "1:1: the scenario has no 'focus'; add 'focus:'"),
        Complaint(
            "a misspelt key", "focus: NL225\ncolaboration:\n  mode: silo\n",
            "2:1: there is no key 'colaboration' in a scenario; did you mean 'collaboration'?"),
        Complaint(
            "an unknown key", "focus: NL225\nperiod:\n  weather: wet\n",
            "3:3: there is no key 'weather' in 'period'; the keys are from, to"),
        Complaint(
            "a misspelt region", "focus: Groot-Rijnmont\n",
            "1:8: there is no region 'Groot-Rijnmont'; did you mean 'Groot-Rijnmond'?"),
        Complaint(
            "an unknown region", "focus: Atlantis\n",
            "1:8: there is no region 'Atlantis'; 'polder describe regions' lists them"),
        Complaint(
            "a misspelt mode", "focus: NL225\ncollaboration:\n  mode: netwrok\n",
            "3:9: 'netwrok' is no mode; did you mean 'network'?"),
        Complaint(
            "a key without a value", "focus: NL225\ncollaboration:\n  mode:\n",
            "3:8: 'mode' has no value; write one, or take the line out"),
        Complaint(
            "keys where a text belongs", "focus: NL225\ncollaboration:\n  mode: {a: b}\n",
            "3:9: here is a set of keys; write one word"),
        Complaint(
            "a text where keys belong", "focus: NL225\ncollaboration: silo\n",
            "2:16: here is a text; write keys: mode, changes, initial_trust, link_density, network_manager, capacity"
        ),
        Complaint(
            "a misspelt parameter",
            "focus: NL225\ncontext:\n  assumptions:\n    biodiversity.soil_memry: 10\n",
            "4:5: there is no parameter 'biodiversity.soil_memry'; did you mean 'biodiversity.soil_memory'?"),
        Complaint(
            "an indicator as a parameter",
            "focus: NL225\ncontext:\n  assumptions:\n    safety.recorded_crime: 10\n",
            "4:5: 'safety.recorded_crime' is computed by the model and cannot be set; 'polder describe parameters' lists what can"
        ),
        Complaint(
            "a name of many numbers", "focus: NL225\ncontext:\n  assumptions:\n    jobs.basic_growth: 0.01\n",
            "4:5: 'jobs.basic_growth' stands for several numbers; name one of them, such as 'jobs.basic_growth.industry'"
        ),
        Complaint(
            "a misspelt goal", "focus: NL225\nexisting_plans:\n  - plan: Regio Deal\n    goals: [ekonomie]\n",
            "4:13: 'ekonomie' is no goal; did you mean 'economie'?"),
        Complaint(
            "a long text", "focus: NL225\ntitle: \(String(repeating: "x", count: 501))\n",
            "2:8: this text has more than 500 characters; write a shorter one"),
        Complaint(
            "a text that would colour the screen", "focus: NL225\ntitle: \"\\e[31mred\"\n",
            "2:8: there is a character here that cannot be seen or printed; delete it, and check that the file is plain text"
        ),
        Complaint(
            "a whole number", "focus: NL225\nensemble:\n  members: 2.5\n",
            "3:12: '2.5' is no whole number; write a number such as 256"),
    ])
    func isTold(_ complaint: Complaint) {
        #expect(Words.problems(in: complaint.text) == complaint.expected)
    }

    @Test(arguments: [
        Complaint("a comma", trust("0,5"), "3:18: '0,5' is written with a comma; write 0.5"),
        Complaint(
            "a comma and a unit", trust("65,5 %"), "3:18: '65,5 %' is written with a comma; write 65.5 %"),
        Complaint("yes", trust("yes"), "3:18: 'yes' is no number; write a number such as 0.5"),
        Complaint("a time of day", trust("12:30"), "3:18: '12:30' is no number; write a number such as 0.5"),
        Complaint("infinity", trust(".inf"), "3:18: '.inf' is no number; write a number such as 0.5"),
        Complaint(
            "too many digits", trust("1e999"), "3:18: '1e999' is no number; write a number such as 0.5"),
        Complaint("hexadecimal", trust("0x10"), "3:18: '0x10' is no number; write a number such as 0.5"),
        Complaint(
            "not allowed", trust("1.2"),
            "3:18: 1.2 is not possible for initial_trust; write a number from 0 to 1"),
        Complaint(
            "outside the range", trust("0.95"),
            "3:18: warning: 0.95 is outside the range 0.15 to 0.85 that is thought plausible for initial_trust; keep it only if you know better"
        ),
        Complaint(
            "another unit", trust("0.5 km"),
            "3:18: 'km' does not fit initial_trust, which has no unit; write the number alone"
        ),
        Complaint(
            "two names for one number",
            "focus: NL225\ncollaboration: {initial_trust: 0.5}\n"
                + "context: {assumptions: {collaboration.initial_trust: 0.6}}\n",
            "3:54: 'collaboration.initial_trust' is given in line 2 too, under another name; keep one of the two"
        ),
        Complaint(
            "an unclear spread", trust("{low: 0.3}"),
            "3:18: this does not say how sure the number is; write a number, 'fixed:', or all of 'low:', 'central:' and 'high:'"
        ),
        Complaint(
            "a spread in disorder", trust("{low: 0.5, central: 0.4, high: 0.6}"),
            "3:18: 'low', 'central' and 'high' are not in this order; write the smallest as 'low'"),
    ])
    func numberIsTold(_ complaint: Complaint) {
        #expect(Words.problems(in: complaint.text) == complaint.expected)
    }

    @Test(arguments: [
        Complaint(
            "a year in words", "focus: NL225\nperiod: {to: later}\n",
            "2:14: 'later' is no year; write a year such as 2035"),
        Complaint(
            "a year outside", "focus: NL225\nperiod: {from: 2025, to: 2051}\n",
            "2:26: 2051 is outside the period; choose from 2024 to 2050"),
        Complaint(
            "a period backwards", "focus: NL225\nperiod: {from: 2040, to: 2030}\n",
            "2:9: the period ends before it begins; write the earlier year first"),
    ])
    func timeIsTold(_ complaint: Complaint) {
        #expect(Words.problems(in: complaint.text) == complaint.expected)
    }

    private static func trust(_ value: String) -> String {
        "focus: NL225\ncollaboration:\n  initial_trust: \(value)\n"
    }
}
