//! Dates: seconds since 1970 to days and back, and `strftime` as the C library does it in the locale "C", in UTC.

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SECONDS_PER_DAY: i64 = 86_400;

/// A date and a time of the day, broken down as in C (`struct tm`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Date {
    /// The year, all of it.
    pub(super) year: i64,
    /// From 0.
    pub(super) month: i64,
    /// From 1.
    pub(super) day: i64,
    /// From 0 to 23.
    pub(super) hour: i64,
    /// From 0 to 59.
    pub(super) minute: i64,
    /// From 0 to 61.
    pub(super) second: i64,
    /// 0 is Sunday.
    pub(super) weekday: i64,
    /// From 0.
    pub(super) yearday: i64,
    /// Whether it is summer time; -1 if nobody knows.
    pub(super) summer: i64,
}

/// The number of days from 1970-01-01 to a date of the Gregorian calendar; the month counts from 0.
fn days_from_date(year: i64, month: i64, day: i64) -> i64 {
    let year = year + month.div_euclid(12);
    let month = month.rem_euclid(12);
    // A year that begins in March has its leap day at its end.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl Date {
    /// `gmtime`: the date of a number of seconds since 1970.
    pub(super) fn of_seconds(seconds: i64) -> Self {
        let (days, rest) = (seconds.div_euclid(SECONDS_PER_DAY), seconds.rem_euclid(SECONDS_PER_DAY));
        let shifted = days + 719_468;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let month = (march_month + 2) % 12;
        let year = era * 400 + year_of_era + i64::from(month < 2);
        Self {
            year,
            month,
            day: day_of_year - (153 * march_month + 2) / 5 + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: (days + 4).rem_euclid(7),
            yearday: days - days_from_date(year, 0, 1),
            summer: 0,
        }
    }

    /// `mktime`: the number of seconds since 1970; fields out of their range carry over.
    pub(super) fn seconds(&self) -> i64 {
        let days = days_from_date(self.year, self.month, self.day);
        days * SECONDS_PER_DAY + self.hour * 3600 + self.minute * 60 + self.second
    }

    /// `asctime`: `Sun Sep  9 01:46:40 2001`.
    pub(super) fn text(&self) -> String {
        let Self { year, day, hour, minute, second, .. } = self;
        let (weekday, month) = (short(name(&DAYS, self.weekday)), short(name(&MONTHS, self.month)));
        format!("{weekday} {month}{day:3} {hour:02}:{minute:02}:{second:02} {year}")
    }

    /// The week of the year, where weeks begin with this day of the week (`%U`, `%W`).
    fn week(&self, first: i64) -> i64 {
        (self.yearday + 7 - (self.weekday - first).rem_euclid(7)) / 7
    }

    /// The year and the week of ISO 8601.
    fn iso_week(&self) -> (i64, i64) {
        let monday_based = (self.weekday + 6).rem_euclid(7);
        let week = (self.yearday - monday_based + 10).div_euclid(7);
        let weeks_of = |year: i64| {
            let first = (days_from_date(year, 0, 1) + 3).rem_euclid(7);
            let is_leap = days_from_date(year + 1, 0, 1) - days_from_date(year, 0, 1) == 366;
            if first == 3 || first == 2 && is_leap { 53 } else { 52 }
        };
        if week < 1 {
            (self.year - 1, weeks_of(self.year - 1))
        } else if week > weeks_of(self.year) {
            (self.year + 1, 1)
        } else {
            (self.year, week)
        }
    }

    /// `strftime`.
    pub(super) fn format(&self, format: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        let mut rest = format;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            match (byte, after.split_first()) {
                (b'%', Some((&directive, after))) => {
                    rest = after;
                    match self.directive(directive) {
                        Some(part) => text.extend(part.into_bytes()),
                        None => text.extend([b'%', directive]),
                    }
                }
                _ => text.push(byte),
            }
        }
        text
    }

    /// What one directive stands for; `None` if there is no such directive.
    fn directive(&self, directive: u8) -> Option<String> {
        let hour12 = if self.hour % 12 == 0 { 12 } else { self.hour % 12 };
        let half = if self.hour < 12 { "AM" } else { "PM" };
        let formatted = |format: &str| String::from_utf8_lossy(&self.format(format.as_bytes())).into_owned();
        Some(match directive {
            b'a' => short(name(&DAYS, self.weekday)).to_owned(),
            b'A' => name(&DAYS, self.weekday).to_owned(),
            b'b' | b'h' => short(name(&MONTHS, self.month)).to_owned(),
            b'B' => name(&MONTHS, self.month).to_owned(),
            b'c' => formatted("%a %b %e %H:%M:%S %Y"),
            b'C' => format!("{:02}", self.year.div_euclid(100)),
            b'd' => format!("{:02}", self.day),
            b'D' | b'x' => formatted("%m/%d/%y"),
            b'e' => format!("{:2}", self.day),
            b'F' => formatted("%Y-%m-%d"),
            b'g' => format!("{:02}", self.iso_week().0.rem_euclid(100)),
            b'G' => self.iso_week().0.to_string(),
            b'H' => format!("{:02}", self.hour),
            b'I' => format!("{hour12:02}"),
            b'j' => format!("{:03}", self.yearday + 1),
            b'k' => format!("{:2}", self.hour),
            b'l' => format!("{hour12:2}"),
            b'm' => format!("{:02}", self.month + 1),
            b'M' => format!("{:02}", self.minute),
            b'n' => "\n".to_owned(),
            b'p' => half.to_owned(),
            b'P' => half.to_lowercase(),
            b'r' => formatted("%I:%M:%S %p"),
            b'R' => formatted("%H:%M"),
            b's' => self.seconds().to_string(),
            b'S' => format!("{:02}", self.second),
            b't' => "\t".to_owned(),
            b'T' | b'X' => formatted("%H:%M:%S"),
            b'u' => if self.weekday == 0 { 7 } else { self.weekday }.to_string(),
            b'U' => format!("{:02}", self.week(0)),
            b'V' => format!("{:02}", self.iso_week().1),
            b'w' => self.weekday.to_string(),
            b'W' => format!("{:02}", self.week(1)),
            b'y' => format!("{:02}", self.year.rem_euclid(100)),
            b'Y' => self.year.to_string(),
            b'z' => "+0000".to_owned(),
            b'Z' => "UTC".to_owned(),
            b'%' => "%".to_owned(),
            _ => return None,
        })
    }
}

fn name(names: &[&'static str], index: i64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or("?")
}

/// The first three letters.
fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

/// The number that a word stands for among these names, in full or by their first letters; with how long the word is.
fn word_in(names: &[&str], text: &[u8]) -> Option<(i64, usize)> {
    let begins = |name: &str| text.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()));
    let full = names.iter().position(|name| begins(name)).map(|index| (index, names.get(index).map_or(0, |n| n.len())));
    let found = full.or_else(|| names.iter().position(|name| begins(short(name))).map(|index| (index, 3)));
    found.map(|(index, len)| (index as i64, len))
}

/// `strptime`: the date that a text says, read by a format; the error says which of both is to blame.
pub(super) fn parse(text: &[u8], format: &[u8]) -> Result<Date, Problem> {
    let mut fields = Fields::default();
    let rest = fields.read(text, format)?;
    if !rest.is_empty() {
        return Err(Problem::Remains(rest.to_vec()));
    }
    fields.date().ok_or(Problem::OutOfRange)
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// The text is not as the format says.
    NoMatch,
    /// There is more text than the format says.
    Remains(Vec<u8>),
    /// The format has a directive that there is not.
    BadDirective(char),
    /// The format ends in the middle of a directive.
    StrayPercent,
    /// There is no such day.
    OutOfRange,
}

/// What was read so far.
#[derive(Default)]
struct Fields {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    hour: i64,
    minute: i64,
    second: i64,
    afternoon: Option<bool>,
    twelve: bool,
    weekday: Option<i64>,
    yearday: Option<i64>,
    /// The week of the year, and with which weekday (Sunday 0, Monday 1) weeks begin.
    week: Option<(i64, i64)>,
    summer: Option<i64>,
}

impl Fields {
    fn read<'t>(&mut self, mut text: &'t [u8], mut format: &[u8]) -> Result<&'t [u8], Problem> {
        while let Some((&byte, after)) = format.split_first() {
            format = after;
            if byte.is_ascii_whitespace() {
                // Space stands for one space or more.
                let first = text.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(text.len());
                if first == 0 {
                    return Err(Problem::NoMatch);
                }
                text = text.get(first..).unwrap_or_default();
                format = format.trim_ascii_start();
            } else if byte == b'%' {
                let Some((&directive, after)) = format.split_first() else { return Err(Problem::StrayPercent) };
                format = after;
                text = self.read_directive(text, directive)?;
            } else {
                match text.split_first() {
                    Some((first, after)) if first.eq_ignore_ascii_case(&byte) => text = after,
                    _ => return Err(Problem::NoMatch),
                }
            }
        }
        Ok(text)
    }

    fn read_directive<'t>(&mut self, text: &'t [u8], directive: u8) -> Result<&'t [u8], Problem> {
        let word = |names: &[&str]| {
            let (index, len) = word_in(names, text).ok_or(Problem::NoMatch)?;
            Ok((index, text.get(len..).unwrap_or_default()))
        };
        let rest;
        match directive {
            b'a' | b'A' => {
                let (weekday, after) = word(&DAYS)?;
                (self.weekday, rest) = (Some(weekday), after);
            }
            b'b' | b'B' => {
                let (month, after) = word(&MONTHS)?;
                (self.month, rest) = (Some(month), after);
            }
            b'p' => {
                let (half, after) = match text.get(..2) {
                    Some(half) if half.eq_ignore_ascii_case(b"am") => (false, text.get(2..)),
                    Some(half) if half.eq_ignore_ascii_case(b"pm") => (true, text.get(2..)),
                    _ => return Err(Problem::NoMatch),
                };
                (self.afternoon, rest) = (Some(half), after.unwrap_or_default());
            }
            b'c' => return self.read(text, b"%a %b %d %H:%M:%S %Y"),
            b'x' => return self.read(text, b"%m/%d/%y"),
            b'X' => return self.read(text, b"%H:%M:%S"),
            b'%' => rest = text.strip_prefix(b"%").ok_or(Problem::NoMatch)?,
            b'Z' => {
                let zone = ["utc", "gmt"].iter().find(|zone| word_in(&[zone], text).is_some());
                (self.summer, rest) =
                    (zone.map(|_| 0), text.get(3..).filter(|_| zone.is_some()).ok_or(Problem::NoMatch)?);
            }
            _ => {
                let (digits, range) = match directive {
                    b'Y' => (4, 0..=9999),
                    b'y' => (2, 0..=99),
                    b'm' => (2, 1..=12),
                    b'd' => (2, 1..=31),
                    b'H' => (2, 0..=23),
                    b'I' => (2, 1..=12),
                    b'M' => (2, 0..=59),
                    b'S' => (2, 0..=61),
                    b'f' => (6, 0..=999_999),
                    b'j' => (3, 1..=366),
                    b'U' | b'W' => (2, 0..=53),
                    b'w' => (1, 0..=6),
                    _ => return Err(Problem::BadDirective(char::from(directive))),
                };
                let (number, after) = read_number(text, digits, range).ok_or(Problem::NoMatch)?;
                if matches!(directive, b'Y' | b'y') && text.len() - after.len() != digits {
                    return Err(Problem::NoMatch);
                }
                rest = after;
                match directive {
                    b'Y' => self.year = Some(number),
                    b'y' => self.year = Some(if number < 69 { number + 2000 } else { number + 1900 }),
                    b'm' => self.month = Some(number - 1),
                    b'd' => self.day = Some(number),
                    b'H' => self.hour = number,
                    b'I' => (self.hour, self.twelve) = (number % 12, true),
                    b'M' => self.minute = number,
                    b'S' => self.second = number,
                    b'j' => self.yearday = Some(number - 1),
                    b'U' => self.week = Some((number, 0)),
                    b'W' => self.week = Some((number, 1)),
                    // Parts of a second have no place in a date.
                    b'f' => {}
                    _ => self.weekday = Some(number),
                }
            }
        }
        Ok(rest)
    }

    /// The date, completed as far as what was read says; `None` if there is no such day.
    fn date(mut self) -> Option<Date> {
        if self.twelve && self.afternoon == Some(true) {
            self.hour += 12;
        }
        let is_leap_day = self.year.is_none() && self.month == Some(1) && self.day == Some(29);
        let year = self.year.unwrap_or(if is_leap_day { 1904 } else { 1900 });
        if self.yearday.is_none()
            && let (Some((week, first)), Some(weekday)) = (self.week, self.weekday)
        {
            // The first such week begins with the first such weekday of the year.
            let first_day = (days_from_date(year, 0, 1) + 4).rem_euclid(7);
            let from_first = (weekday - first).rem_euclid(7);
            let days_before = (first - first_day).rem_euclid(7);
            self.yearday = Some(days_before + 7 * (week - 1) + from_first);
        }
        let (month, day) = (self.month.unwrap_or(0), self.day.unwrap_or(1));
        let days = match self.yearday {
            Some(yearday) => days_from_date(year, 0, 1) + yearday,
            None => days_from_date(year, month, day),
        };
        let date = Date::of_seconds(days * SECONDS_PER_DAY);
        if self.yearday.is_none() && date.day != day {
            return None;
        }
        Some(Date {
            // What no year was given for is a day of 1900.
            year: if is_leap_day { 1900 } else { date.year },
            month: date.month,
            day: date.day,
            hour: self.hour,
            minute: self.minute,
            second: self.second,
            weekday: self.weekday.unwrap_or(date.weekday),
            yearday: date.yearday,
            summer: self.summer.unwrap_or(-1),
        })
    }
}

/// The number at the beginning of a text, of so many digits at the most, in this range; with the rest of the text.
fn read_number(text: &[u8], digits: usize, range: std::ops::RangeInclusive<i64>) -> Option<(i64, &[u8])> {
    let most = text.iter().take(digits).take_while(|byte| byte.is_ascii_digit()).count();
    (1..=most).rev().find_map(|len| {
        let (number, rest) = text.split_at_checked(len)?;
        let number = std::str::from_utf8(number).ok()?.parse().ok()?;
        range.contains(&number).then_some((number, rest))
    })
}
