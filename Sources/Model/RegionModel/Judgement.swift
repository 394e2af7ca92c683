import Modelling

extension Evidence {
    /// A size that nobody has measured: the range says how far it may be off.
    static let judgement = Evidence.judged(
        "Our own judgement: no source gives it, so its range is wide.",
        nl: "Onze eigen inschatting: er is geen bron voor, dus is de bandbreedte ruim.")
}
