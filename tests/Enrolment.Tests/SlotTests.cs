using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using CsCheck;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Slots are what the database compares, sessions are what happens: the one must say what the other does.</summary>
public sealed class SlotTests
{
    private static readonly Term Term = new()
    {
        Id = Guid.CreateVersion7(),
        SchoolId = Guid.CreateVersion7(),
        FirstDay = EnrolmentApp.AutumnBegins,
        LastDay = EnrolmentApp.AutumnBegins.AddDays(130),
    };

    // Two Saturdays that are worked, a free Saturday, the National Day's holiday, and usual days beside them.
    private static readonly Gen<DateOnly> Days = Gen.Frequency(
        (2, Gen.Bool.Select(first => first ? new DateOnly(2026, 9, 20) : new DateOnly(2026, 10, 10))),
        (1, Gen.Int[0, 2].Select(at => new DateOnly[] { new(2026, 9, 12), new(2026, 10, 1), new(2026, 10, 3) }[at])),
        (2, Gen.Int[0, 130].Select(Term.FirstDay.AddDays))
    );

    private static readonly Gen<(TimeOnly Starts, TimeOnly Ends)> Hours =
        from starts in Gen.Int[0, 8]
        from length in Gen.Int[1, 4]
        select (Time(starts), Time(starts + length));

    private static readonly Gen<WeeklySlot[]> Weeks = (
        from day in Gen.Enum<DayOfWeek>()
        from hours in Hours
        select new WeeklySlot(day, hours.Starts, hours.Ends)
    )
        .Array[0, 3]
        .Select(slots => slots.DistinctBy(one => one.Weekday).ToArray());

    private static readonly Gen<ExtraSession[]> Singles = (
        from day in Days
        from hours in Hours
        select new ExtraSession(day, hours.Starts, hours.Ends)
    )
        .Array[0, 3]
        .Select(ones => ones.DistinctBy(one => one.Day).ToArray());

    private static readonly Gen<Dictionary<DateOnly, DayOfWeek>> Exchanges = Gen.Select(
        Gen.Int[0, 2].Select(at => new DayOfWeek?[] { null, DayOfWeek.Monday, DayOfWeek.Friday }[at]),
        Gen.Int[0, 2].Select(at => new DayOfWeek?[] { null, DayOfWeek.Monday, DayOfWeek.Wednesday }[at]),
        (first, second) =>
            new[] { (new DateOnly(2026, 9, 20), first), (new DateOnly(2026, 10, 10), second) }
                .Where(one => one.Item2 is not null)
                .ToDictionary(one => one.Item1, one => one.Item2!.Value)
    );

    [Fact]
    public void Two_offerings_meet_on_some_day_exactly_where_their_slots_do() =>
        Gen.Select(Weeks, Singles, Weeks, Singles, Exchanges)
            .Sample(
                (ownWeek, ownSingles, itsWeek, itsSingles, exchanged) =>
                {
                    var (own, its) = (Make(ownWeek, ownSingles), Make(itsWeek, itsSingles));
                    own.Timetabled(exchanged, Morning(Term.FirstDay));
                    its.Timetabled(exchanged, Morning(Term.FirstDay));
                    // What would meet itself is one session, whichever came first.
                    if (MeetsItself(own) || MeetsItself(its))
                        return;
                    Assert.Equal(
                        Meet(Sessions(own, exchanged), Sessions(its, exchanged)),
                        own.Taken.Any(slot => its.Taken.Any(slot.Meets))
                    );
                },
                iter: 2_000
            );

    [Fact]
    public void And_no_less_after_any_changes_in_mid_term() =>
        Gen.Select(Weeks, Gen.Select(Weeks, Gen.Int[0, 100]).Array[1, 3], Weeks, Singles, Exchanges)
            .Sample(
                (ownWeek, changes, itsWeek, itsSingles, exchanged) =>
                {
                    var (own, its) = (Make(ownWeek, []), Make(itsWeek, itsSingles));
                    own.Timetabled(exchanged, Morning(Term.FirstDay));
                    its.Timetabled(exchanged, Morning(Term.FirstDay));
                    var sessions = Sessions(own, exchanged);
                    var today = Term.FirstDay;
                    foreach (var (week, later) in changes.OrderBy(one => one.Item2))
                    {
                        today = Term.FirstDay.AddDays(later);
                        own.Weekly = week;
                        sessions =
                        [
                            .. sessions.Where(one => one.Day <= today),
                            .. Sessions(own, exchanged).Where(one => one.Day > today),
                        ];
                        own.Reschedule(exchanged, Morning(today));
                    }

                    // What is over before the last change is nobody's matter.
                    var ahead = sessions.Where(one => one.Day >= today).ToArray();
                    if (Meet(ahead, Sessions(its, exchanged)))
                        Assert.Contains(own.Taken, slot => its.Taken.Any(slot.Meets));
                    // And nothing is held that is not taken.
                    Assert.All(
                        ahead,
                        one =>
                            Assert.Contains(
                                own.Taken,
                                slot =>
                                    slot.From <= one.Day
                                    && one.Day <= slot.Until
                                    && slot.Starts == one.Starts.Hour * 60 + one.Starts.Minute
                            )
                    );
                },
                iter: 2_000
            );

    private static bool MeetsItself(Offering offering) =>
        offering.Taken.Any(one => offering.Taken.Count(one.Meets) > 1);

    private static TimeOnly Time(int quarters) => new TimeOnly(16, 0).AddMinutes(15 * quarters);

    private static DateTimeOffset Morning(DateOnly day) =>
        new(day.ToDateTime(new TimeOnly(8, 0)), TimeSpan.FromHours(8));

    private static IReadOnlyList<ScheduledSessionRow> Sessions(
        Offering offering,
        IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged
    ) => Timetable.Expand(offering, Term, Term.FirstDay, exchanged);

    private static bool Meet(IEnumerable<ScheduledSessionRow> own, IEnumerable<ScheduledSessionRow> its) =>
        own.Any(one => its.Any(other => one.Day == other.Day && one.Starts < other.Ends && other.Starts < one.Ends));

    private static Offering Make(WeeklySlot[] weekly, ExtraSession[] extra) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PlanId = Guid.CreateVersion7(),
            SchoolId = Term.SchoolId,
            TermId = Term.Id,
            Title = "篮球",
            Category = Category.Enrichment,
            Activity = "sport",
            ProviderKind = ProviderKind.OwnStaff,
            Grades = [3],
            FeePerTerm = Money.Zero,
            Capacity = 30,
            AssignsWrittenHomework = false,
            Weekly = weekly,
            Extra = extra,
        };
}
