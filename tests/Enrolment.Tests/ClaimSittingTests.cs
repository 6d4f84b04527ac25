using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SeatClaims;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using CsCheck;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Batches of any claims on few seats, decided without a database: what must hold however they come.</summary>
public sealed class ClaimSittingTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid[] Pupils = Ids(6);
    private static readonly Guid[] Offerings = Ids(5);
    private static readonly Guid[] Claims = Ids(12);
    private static readonly Guid Account = Guid.CreateVersion7();
    private static readonly Guid School = Guid.CreateVersion7();

    private static readonly Gen<SeatClaim[]> Batches = Gen.Select(
        Gen.Int[0, Claims.Length - 1],
        Gen.Select(Gen.Int[0, Pupils.Length - 1], Gen.Int[0, Offerings.Length - 1]).Array[1, 3],
        (id, seats) =>
            SeatClaim.Of(
                Claims[id],
                Account,
                new SeatsClaimed([
                    .. seats.Distinct().Select(one => new SeatWanted(Pupils[one.Item1], Offerings[one.Item2])),
                ])
            )
    ).Array[0, 40];

    [Fact]
    public void Gives_no_more_seats_than_there_are_and_none_to_a_child_who_is_elsewhere() =>
        Gen.Select(Batches, Gen.Int[0, 3])
            .Sample(
                (batch, seats) =>
                {
                    var sitting = new ClaimSitting(Facts(seats, "430102"), Now);
                    foreach (var claim in batch)
                        sitting.Decide(claim);
                    Assert.All(sitting.Taken.CountBy(one => one.Offering.Id), one => Assert.True(one.Value <= seats));
                    var slots = sitting
                        .Taken.SelectMany(one =>
                            one.Offering.Slots.Select(slot => new Occupied(one.Place.PupilId, School, slot))
                        )
                        .ToArray();
                    Assert.DoesNotContain(slots, one => slots.Count(one.Meets) > 1);
                }
            );

    [Fact]
    public void Gives_a_claim_all_its_seats_or_none_and_the_same_claim_the_same_answer() =>
        Gen.Select(Batches, Gen.Int[0, 3])
            .Sample(
                (batch, seats) =>
                {
                    var sitting = new ClaimSitting(Facts(seats, "430102"), Now);
                    var answers = batch.Select(claim => (claim, Answer: sitting.Decide(claim))).ToArray();
                    foreach (var (claim, answer) in answers)
                    {
                        var taken = sitting.Taken.Count(one => one.Claim.Id == claim.Id);
                        if (answer is ClaimAnswer.Given given)
                            Assert.Equal(
                                (claim.Seats.Count, taken),
                                (given.Seats.Seats.Count, given.Seats.Seats.Count)
                            );
                        else if (!answers.Any(one => one.claim.Id == claim.Id && one.Answer is ClaimAnswer.Given))
                            Assert.Equal(0, taken);
                    }

                    foreach (var same in answers.Where(one => one.Answer is ClaimAnswer.Given))
                        Assert.Equal(same.Answer, sitting.Decide(same.claim));
                }
            );

    [Fact]
    public void Holds_the_seat_where_the_school_decides_first_and_gives_it_where_it_does_not()
    {
        var claim = SeatClaim.Of(Claims[0], Account, new SeatsClaimed([new SeatWanted(Pupils[0], Offerings[0])]));
        // Lipu names review and decision as duties, Urumqi as 一般应; neither gives a place before them, and no family
        // waits outside.
        string[] held = [FivePlaces.Hunan, FivePlaces.Lipu, FivePlaces.Urumqi];
        foreach (var place in held.Append(FivePlaces.Zaozhuang).Append(FivePlaces.Changzhi))
        {
            var given = Assert.IsType<ClaimAnswer.Given>(new ClaimSitting(Facts(1, place), Now).Decide(claim));
            DateTimeOffset? until = held.Contains(place) ? Now.AddHours(24) : null;
            Assert.Equal(until, Assert.Single(given.Seats.Seats).HeldUntil);
        }
    }

    private static ClaimFacts Facts(int seats, string division)
    {
        var facts = new ClaimFacts();
        for (var at = 0; at < Offerings.Length; at++)
            // The first two at the same time, and each of the others overlapping the one before it.
            facts.Offerings[Offerings[at]] = new Claimable(
                Offerings[at],
                School,
                School,
                [3],
                [
                    Slot.Of(
                        new WeeklySlot(
                            DayOfWeek.Monday,
                            new TimeOnly(16, 30).AddMinutes(40 * (at / 2)),
                            new TimeOnly(17, 30).AddMinutes(40 * (at / 2))
                        )
                    ),
                ],
                18_000,
                seats,
                Now.AddDays(-1),
                24,
                1
            );
        foreach (var id in Pupils)
            facts.Children[(Account, id)] = new Pupil
            {
                Id = id,
                SchoolId = School,
                Grade = 3,
                OnRoll = true,
                Residence = "day",
            };
        var code = DivisionCode.Parse(division);
        facts.Governed[School] = new Governed(
            new School
            {
                Id = School,
                Division = code,
                CompetentAuthority = code,
            },
            new Term
            {
                Id = School,
                SchoolId = School,
                FirstDay = EnrolmentApp.AutumnBegins,
            },
            FivePlaces.PageOf(division)
        );
        return facts;
    }

    private static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
}
