import Foundation

/// A colour of the report, and how well another can be read on it.
struct Colour: Hashable {
    let red, green, blue: Int

    /// - Parameter hex: `0x1B2128`.
    init(_ hex: Int) {
        (red, green, blue) = (hex >> 16 & 255, hex >> 8 & 255, hex & 255)
    }

    /// `#1B2128`
    var hex: String { String(format: "#%02X%02X%02X", red, green, blue) }

    /// Relative luminance (WCAG 2.2).
    private var luminance: Double {
        func linear(_ part: Int) -> Double {
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2).
    func contrast(with other: Colour) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    static let paper = Colour(0xFFFFFF)
    static let ink = Colour(0x1B2128)
    static let quiet = Colour(0x4A5560)
    /// The scenario, gains and links.
    static let blue = Colour(0x005B96)
    /// The base, and what is behind.
    static let orange = Colour(0x8A3A00)
    static let outerBand = Colour(0xCFE2F1)
    static let innerBand = Colour(0x7FB3D9)
    static let blueGround = Colour(0xEEF5FA)
    static let orangeGround = Colour(0xFBF3EC)
    static let neutral = Colour(0xEEF1F4)
    static let strongBlue = Colour(0x0F5E97)
    static let lightBlue = Colour(0x8FC0E2)
    static let strongOrange = Colour(0xA3480A)
    static let lightOrange = Colour(0xF1C49A)
    static let losing = Colour(0xF8E0CC)
    static let hatch = Colour(0xE9A56B)
    static let rule = Colour(0xC9D0D7)
    static let grid = Colour(0xE6EAEE)
    static let panel = Colour(0xF4F6F8)
    /// The page on a dark screen.
    static let night = Colour(0x14181D)
    static let nightInk = Colour(0xE6EAEE)
    static let nightQuiet = Colour(0xA9B4BF)
    static let nightBlue = Colour(0x8FC0E2)
    static let nightOrange = Colour(0xF1A76B)
    static let nightPanel = Colour(0x20262D)
    static let nightRule = Colour(0x3A434C)
}

/// Letters of a colour on a ground: the only pairs in which the report writes.
struct Lettering: Hashable {
    let ink, ground: Colour

    init(_ ink: Colour, on ground: Colour = .paper) { (self.ink, self.ground) = (ink, ground) }

    static let plain = Lettering(.ink)
    static let quiet = Lettering(.quiet)
    static let blue = Lettering(.blue)
    static let orange = Lettering(.orange)
    static let onOuterBand = Lettering(.ink, on: .outerBand)
    static let onInnerBand = Lettering(.ink, on: .innerBand)
    static let onBlueGround = Lettering(.blue, on: .blueGround)
    static let onOrangeGround = Lettering(.orange, on: .orangeGround)
    static let onNeutral = Lettering(.ink, on: .neutral)
    static let quietOnNeutral = Lettering(.quiet, on: .neutral)
    static let onStrongBlue = Lettering(.paper, on: .strongBlue)
    static let onLightBlue = Lettering(.ink, on: .lightBlue)
    static let onStrongOrange = Lettering(.paper, on: .strongOrange)
    static let onLightOrange = Lettering(.ink, on: .lightOrange)
    static let onLosing = Lettering(.ink, on: .losing)
    static let onHatch = Lettering(.ink, on: .hatch)
    static let onPanel = Lettering(.ink, on: .panel)
    static let quietOnPanel = Lettering(.quiet, on: .panel)
    static let codeOnPanel = Lettering(.blue, on: .panel)

    /// What stands on a dark screen.
    static let ofNight = [Colour.night, .nightPanel].flatMap { ground in
        [Colour.nightInk, .nightQuiet, .nightBlue, .nightOrange].map { Lettering($0, on: ground) }
    }

    static let all: [Lettering] =
        [
            plain, quiet, blue, orange, onOuterBand, onInnerBand, onBlueGround, onOrangeGround, onNeutral,
            quietOnNeutral, onStrongBlue, onLightBlue, onStrongOrange, onLightOrange, onLosing, onHatch,
            onPanel,
            quietOnPanel, codeOnPanel,
        ] + ofNight

    var contrast: Double { ink.contrast(with: ground) }
}
