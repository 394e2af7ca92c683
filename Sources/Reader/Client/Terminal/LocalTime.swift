import Foundation
import Modelling
import Words

/// A moment on the clock and the calendar of whoever reads.
struct LocalTime {
    private let date: Date
    private let calendar: Calendar

    /// - Parameters:
    ///   - seconds: since 1970.
    ///   - calendar: with the time zone of the reader.
    init(_ seconds: Double, calendar: Calendar = .current) {
        date = Date(timeIntervalSince1970: seconds)
        self.calendar = calendar
    }

    /// `18.40` or `18:40`.
    var clock: Phrase {
        func two(_ number: Int) -> Phrase.Argument { .text(number < 10 ? "0\(number)" : "\(number)") }
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return Phrase("time.clock", ["hour": two(parts.hour ?? 0), "minute": two(parts.minute ?? 0)])
    }

    /// The seconds since 1970 that belong to its day; nil where the calendar knows none.
    var wholeDay: Range<Double>? {
        calendar.dateInterval(of: .day, for: date).map {
            $0.start.timeIntervalSince1970..<$0.end.timeIntervalSince1970
        }
    }

    /// `29 november`, with the year where it is another than now.
    ///
    /// - Parameter now: the moment at which it is read.
    func day(now: Date = Date()) -> Phrase {
        let isThisYear = calendar.isDate(date, equalTo: now, toGranularity: .year)
        let locale = Locale(identifier: Speech.language == .dutch ? "nl_NL" : "en_GB")
        var style = Date.FormatStyle(locale: locale, calendar: calendar, timeZone: calendar.timeZone)
            .day().month(.wide)
        if !isThisYear { style = style.year() }
        let written: [String: Phrase.Argument] = ["date": .text(date.formatted(style))]
        let midnight = calendar.startOfDay(for: now)
        switch calendar.dateComponents([.day], from: calendar.startOfDay(for: date), to: midnight).day {
        case 0: return Phrase("time.today", written)
        case 1: return Phrase("time.yesterday", written)
        default: return Phrase("time.day", written)
        }
    }
}
