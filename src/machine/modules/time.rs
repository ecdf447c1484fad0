//! The module `time` (`Modules/timemodule.c`), with a clock that is part of the machine.
//!
//! The clock starts on the day on which Python 2.7.18 came out, and goes on by a microsecond with each unit of
//! [work](crate::machine::Machine::work): an instruction is one, a large operation more. `sleep` moves it on at once.
//! So a program sees the same times whenever it is run, and at every moment of it. The time zone is UTC.

use super::ModuleFunction;
use super::calendar::{Date, Problem, parse};
use crate::bytecode::repr::str_repr;
use crate::machine::exceptions::Exc;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// When the clock starts, in seconds since 1970: at midnight before 2020-04-20.
const START: i64 = 1_587_340_800;
const PER_SECOND: f64 = 1e6;
/// The last second of which the C library knows the date, and the first.
const LAST_SECOND: i64 = 67_768_036_191_676_799;
const FIRST_SECOND: i64 = -67_768_040_609_740_800;

impl Machine {
    /// The constants of `time`.
    pub(super) fn fill_time(&mut self, dict: ObjectId) {
        for (name, number) in [("accept2dyear", 1), ("altzone", 0), ("daylight", 0), ("timezone", 0)] {
            self.heap.dict_set_name(dict, name, Value::small_int(number));
        }
        let names = [self.heap.str(*b"UTC"), self.heap.str(*b"UTC")];
        let names = self.heap.tuple(names);
        self.heap.dict_set_name(dict, "tzname", names);
        self.fill_types(dict, "time");
    }

    /// A function of `time`.
    pub(super) fn call_time(&mut self, function: ModuleFunction, all: &[Value]) -> Outcome<Value> {
        use ModuleFunction as F;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        match function {
            F::TimeAsctime => {
                let mut date = self.date_or_now(arg(0))?;
                self.check_date(&mut date)?;
                Ok(self.heap.str(date.text().into_bytes()))
            }
            F::TimeClock => {
                let seconds = self.work() as f64 / PER_SECOND;
                Ok(self.heap.float(seconds))
            }
            F::TimeCtime => {
                let date = self.date_of(arg(0))?;
                Ok(self.heap.str(date.text().into_bytes()))
            }
            F::TimeGmtime | F::TimeLocaltime => {
                let date = self.date_of(arg(0))?;
                Ok(self.struct_time(&date))
            }
            F::TimeMktime => {
                let seconds = self.date_from(arg(0))?.seconds();
                Ok(self.heap.float(seconds as f64))
            }
            F::TimeSleep => self.time_sleep(arg(0)),
            F::TimeStrftime => self.time_strftime(arg(0), arg(1)),
            F::TimeStrptime => self.time_strptime(arg(0), arg(1)),
            F::TimeTzset => Ok(Value::NONE),
            _ => {
                let now = self.now();
                Ok(self.heap.float(now))
            }
        }
    }

    /// The clock's time, in seconds since 1970.
    fn now(&self) -> f64 {
        START as f64 + (self.work() + self.slept) as f64 / PER_SECOND
    }

    /// `time.sleep(seconds)`.
    fn time_sleep(&mut self, seconds: Value) -> Outcome<Value> {
        let seconds = self.c_double(seconds)?;
        // What C cannot hold as a number of seconds becomes the smallest that it can.
        if seconds < 0.0 || seconds.is_nan() || seconds >= i64::MAX as f64 {
            let arguments = [Value::small_int(22), self.heap.str(*b"Invalid argument")];
            let arguments = self.heap.tuple(arguments);
            return Err(self.raise_with(Exc::IOError, arguments));
        }
        self.slept = self.slept.saturating_add((seconds * PER_SECOND) as u64);
        Ok(Value::NONE)
    }

    /// The date of some seconds since 1970, or of now (`parse_time_double_args`).
    fn date_of(&mut self, seconds: Value) -> Outcome<Date> {
        let seconds = if seconds.is_null() || seconds.is_none() { self.now() } else { self.c_double(seconds)? };
        // As a C cast does it, what is after the point is cut off.
        let whole = seconds.trunc();
        if whole.is_nan() || whole.abs() >= i64::MAX as f64 {
            return Err(self.value_error("timestamp out of range for platform time_t"));
        }
        let whole = whole as i64;
        if !(FIRST_SECOND..=LAST_SECOND).contains(&whole) {
            let arguments = [Value::small_int(75), self.heap.str(*b"Value too large for defined data type")];
            let arguments = self.heap.tuple(arguments);
            return Err(self.raise_with(Exc::ValueError, arguments));
        }
        Ok(Date::of_seconds(whole))
    }

    /// A `time.struct_time`.
    fn struct_time(&mut self, date: &Date) -> Value {
        let Date { year, month, day, hour, minute, second, weekday, yearday, summer } = *date;
        let weekday = (weekday + 6) % 7;
        let items = [year, month + 1, day, hour, minute, second, weekday, yearday + 1, summer];
        let items = items.map(|number| self.heap.int(number));
        self.new_structure(Type::StructTime, items)
    }

    /// The date in a tuple of nine numbers (`gettmarg`).
    fn date_from(&mut self, tuple: Value) -> Outcome<Date> {
        let Some(items) = self.heap.as_sequence(tuple).map(<[Value]>::to_vec) else {
            let of = self.converted_name(tuple);
            return Err(self.type_error(format!("argument must be 9-item sequence, not {of}")));
        };
        let mut numbers = [0i64; 9];
        if items.len() != numbers.len() {
            return Err(self.type_error(format!("argument must be sequence of length 9, not {}", items.len())));
        }
        for (number, &item) in numbers.iter_mut().zip(&items) {
            *number = i64::from(self.c_int_or(item, 0)?);
        }
        let [mut year, month, day, hour, minute, second, weekday, yearday, summer] = numbers;
        if year < 1900 {
            year = match year {
                _ if !self.accepts_short_years() => return Err(self.value_error("year >= 1900 required")),
                69..=99 => year + 1900,
                0..=68 => year + 2000,
                _ => return Err(self.value_error("year out of range")),
            };
        }
        // As in C, the remainder of what is negative is negative.
        let weekday = (weekday + 1) % 7;
        Ok(Date { year, month: month - 1, day, hour, minute, second, weekday, yearday: yearday - 1, summer })
    }

    fn accepts_short_years(&mut self) -> bool {
        let module = self.library_module(super::Module::Time);
        let accept = match self.heap.at(module) {
            &crate::machine::Object::Module(dict) => self.heap.dict_get_name(dict, "accept2dyear"),
            _ => None,
        };
        accept.and_then(|accept| self.heap.as_int(accept)).is_some_and(|accept| accept != 0)
    }

    fn date_or_now(&mut self, tuple: Value) -> Outcome<Date> {
        if tuple.is_null() { self.date_of(Value::NULL) } else { self.date_from(tuple) }
    }

    /// What C could not write is an error; what is 0 and counts from 1 is the first (`checktm`).
    fn check_date(&mut self, date: &mut Date) -> Outcome<()> {
        date.month = date.month.max(if date.month == -1 { 0 } else { i64::MIN });
        date.day = if date.day == 0 { 1 } else { date.day };
        date.yearday = date.yearday.max(if date.yearday == -1 { 0 } else { i64::MIN });
        for (number, range, what) in [
            (date.month, 0..=11, "month"),
            (date.day, 1..=31, "day of month"),
            (date.hour, 0..=23, "hour"),
            (date.minute, 0..=59, "minute"),
            (date.second, 0..=61, "seconds"),
            (date.weekday, 0..=6, "day of week"),
            (date.yearday, 0..=365, "day of year"),
        ] {
            if !range.contains(&number) {
                return Err(self.value_error(format!("{what} out of range")));
            }
        }
        Ok(())
    }

    /// `time.strftime(format[, tuple])`.
    fn time_strftime(&mut self, format: Value, tuple: Value) -> Outcome<Value> {
        let format = self.c_string(format, "strftime", 1)?;
        let mut date = self.date_or_now(tuple)?;
        self.check_date(&mut date)?;
        // An argument in C ends at its first zero.
        let text = date.format(format.split(|&byte| byte == 0).next().unwrap_or_default());
        Ok(self.heap.str(text))
    }

    /// `time.strptime(text[, format])`.
    fn time_strptime(&mut self, text: Value, format: Value) -> Outcome<Value> {
        let text = self.c_string(text, "strptime", 1)?;
        let format = match format.is_null() {
            true => b"%a %b %d %H:%M:%S %Y".to_vec(),
            false => self.c_string(format, "strptime", 2)?,
        };
        match parse(&text, &format) {
            Ok(date) => Ok(self.struct_time(&date)),
            Err(problem) => Err(self.no_date(&text, &format, problem)),
        }
    }

    fn no_date(&mut self, text: &[u8], format: &[u8], problem: Problem) -> Fault {
        let shown = String::from_utf8_lossy(format).into_owned();
        let repr = |bytes: &[u8]| str_repr(bytes);
        self.value_error(match problem {
            Problem::NoMatch => format!("time data {} does not match format {}", repr(text), repr(format)),
            Problem::Remains(rest) => format!("unconverted data remains: {}", String::from_utf8_lossy(&rest)),
            Problem::BadDirective(directive) => format!("'{directive}' is a bad directive in format '{shown}'"),
            Problem::StrayPercent => format!("stray % in format '{shown}'"),
            Problem::OutOfRange => "day is out of range for month".to_owned(),
        })
    }

    /// The bytes of an argument that must be a string (`"s"`).
    fn c_string(&mut self, value: Value, function: &str, number: usize) -> Outcome<Vec<u8>> {
        if let Some(bytes) = self.heap.as_str(value) {
            return Ok(bytes.to_vec());
        }
        if self.heap.as_unicode(value).is_some() {
            return self.encode_default(value).map(|bytes| bytes.to_vec());
        }
        let of = self.converted_name(value);
        Err(self.type_error(format!("{function}() argument {number} must be string, not {of}")))
    }
}
