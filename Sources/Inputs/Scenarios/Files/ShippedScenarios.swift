public import Reading

/// The scenarios that come with Polder, which others extend as `polder:NAME`, and the tables that they name.
public enum ShippedScenarios {
    /// Their files, named `polder:groot-rijnmond/silo.yaml`.
    public static let files: [SourceFile] =
        embedded.map { name, bytes in
            SourceFile(name: "polder:\(name).yaml", text: String(decoding: bytes, as: UTF8.self))
        }
        + [
            SourceFile(
                name: "polder:hidden-champions/hidden-champions.csv",
                text: String(
                    decoding: PackageResources.hidden_champions_hidden_champions_csv, as: UTF8.self))
        ]

    /// `groot-rijnmond/silo`, with the bases that only others extend.
    static let all: [String] = embedded.map(\.name)

    /// `groot-rijnmond/silo`, without the bases that only others extend.
    public static let names: [String] = all.filter { !$0.hasSuffix("/base") }

    /// The file of `polder:groot-rijnmond/silo`, which may end in `.yaml`.
    static func fileName(_ text: String) -> FileName {
        FileName(text.hasSuffix(".yaml") ? text : "\(text).yaml")
    }

    /// `groot-rijnmond/silo` of `polder:groot-rijnmond/silo.yaml`.
    static func shortName(_ text: String) -> String {
        let name = text.split(separator: ":", maxSplits: 1).last ?? ""
        return String(name.hasSuffix(".yaml") ? name.dropLast(5) : name)
    }

    private static let embedded: [(name: String, bytes: [UInt8])] = [
        ("achterhoek/autonomous", PackageResources.achterhoek_autonomous_yaml),
        ("achterhoek/base", PackageResources.achterhoek_base_yaml),
        ("achterhoek/network", PackageResources.achterhoek_network_yaml),
        ("achterhoek/silo", PackageResources.achterhoek_silo_yaml),
        ("groot-rijnmond/autonomous", PackageResources.groot_rijnmond_autonomous_yaml),
        ("groot-rijnmond/base", PackageResources.groot_rijnmond_base_yaml),
        ("groot-rijnmond/bilateral", PackageResources.groot_rijnmond_bilateral_yaml),
        ("groot-rijnmond/everyone", PackageResources.groot_rijnmond_everyone_yaml),
        ("groot-rijnmond/network", PackageResources.groot_rijnmond_network_yaml),
        ("groot-rijnmond/public-private", PackageResources.groot_rijnmond_public_private_yaml),
        ("groot-rijnmond/silo", PackageResources.groot_rijnmond_silo_yaml),
        ("groot-rijnmond/smart-mix", PackageResources.groot_rijnmond_smart_mix_yaml),
        ("hidden-champions/base", PackageResources.hidden_champions_base_yaml),
        ("hidden-champions/own-list", PackageResources.hidden_champions_own_list_yaml),
        (
            "hidden-champions/own-list-autonomous",
            PackageResources.hidden_champions_own_list_autonomous_yaml
        ),
        ("hidden-champions/silo", PackageResources.hidden_champions_silo_yaml),
        ("twente/autonomous", PackageResources.twente_autonomous_yaml),
        ("twente/base", PackageResources.twente_base_yaml),
        ("twente/network", PackageResources.twente_network_yaml),
        ("twente/silo", PackageResources.twente_silo_yaml),
        ("zeeuwsch-vlaanderen/autonomous", PackageResources.zeeuwsch_vlaanderen_autonomous_yaml),
        ("zeeuwsch-vlaanderen/base", PackageResources.zeeuwsch_vlaanderen_base_yaml),
        ("zeeuwsch-vlaanderen/network", PackageResources.zeeuwsch_vlaanderen_network_yaml),
        ("zeeuwsch-vlaanderen/silo", PackageResources.zeeuwsch_vlaanderen_silo_yaml),
    ]
}
