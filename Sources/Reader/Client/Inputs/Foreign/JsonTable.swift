import Foundation

/// The rows of a JSON answer as a table: OData 3 and 4 of Statistics Netherlands, JSON-stat of Eurostat, a list of objects.
struct JsonTable {
    let text: String

    /// nil for JSON that holds no rows, and for what is no JSON.
    init?(_ data: Data) {
        guard let content = try? JSONSerialization.jsonObject(with: data) else { return nil }
        let object = content as? [String: Any]
        let lists: [Any?] = [
            content, object?["value"], object?["data"], object?["rows"], object?["results"],
            object?["records"],
        ]
        if let rows = lists.lazy.compactMap({ $0 as? [[String: Any]] }).first(where: { !$0.isEmpty }) {
            text = Self.table(rows.map(Self.cells))
        } else if let object, let rows = Self.statistics(object) {
            text = Self.table(rows)
        } else if let features = object?["features"] as? [[String: Any]] {
            // A map: what is said of its areas.
            let rows = features.compactMap { $0["properties"] as? [String: Any] }
            guard !rows.isEmpty else { return nil }
            text = Self.table(rows.map(Self.cells))
        } else {
            return nil
        }
    }

    private static func cells(_ row: [String: Any]) -> [String: String] {
        row.compactMapValues { value in
            switch value {
            case let text as String: text
            case let number as NSNumber: Spreadsheet.text(of: number.doubleValue)
            default: nil
            }
        }
    }

    private static func table(_ rows: [[String: String]]) -> String {
        let names = Set(rows.flatMap(\.keys)).sorted()
        let lines = [names] + rows.map { row in names.map { row[$0] ?? "" } }
        return Spreadsheet.Sheet(name: "", rows: lines).text
    }

    /// JSON-stat: numbers in one list, in the order of the dimensions.
    private static func statistics(_ object: [String: Any]) -> [[String: String]]? {
        guard let names = object["id"] as? [String], let sizes = object["size"] as? [Int],
            names.count == sizes.count,
            let dimensions = object["dimension"] as? [String: [String: Any]], sizes.allSatisfy({ $0 > 0 })
        else { return nil }
        let codes: [[String]] = names.map { name in
            let category = dimensions[name]?["category"] as? [String: Any]
            if let order = category?["index"] as? [String: Int] {
                return order.sorted { $0.value < $1.value }.map(\.key)
            }
            return category?["index"] as? [String] ?? (category?["label"] as? [String: String])?.keys.sorted()
                ?? []
        }
        guard zip(codes, sizes).allSatisfy({ $0.count == $1 }) else { return nil }
        let values: [Int: Double]
        if let known = object["value"] as? [String: Any] {
            values = Dictionary(
                known.compactMap { key, value in
                    Int(key).flatMap { place in (value as? NSNumber).map { (place, $0.doubleValue) } }
                }
            ) { first, _ in first }
        } else if let all = object["value"] as? [Any] {
            values = Dictionary(
                all.enumerated().compactMap { place, value in
                    (value as? NSNumber).map { (place, $0.doubleValue) }
                }
            ) { first, _ in first }
        } else {
            return nil
        }
        return values.keys.sorted().map { place in
            var rest = place
            var row = ["OBS_VALUE": Spreadsheet.text(of: values[place] ?? 0)]
            for index in names.indices.reversed() {
                row[names[index]] = codes[index][rest % sizes[index]]
                rest /= sizes[index]
            }
            return row
        }
    }
}
