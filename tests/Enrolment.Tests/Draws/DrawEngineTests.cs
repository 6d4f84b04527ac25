using AfterSchool.Enrolment.Draws;
using CsCheck;

namespace AfterSchool.Enrolment.Tests.Draws;

public sealed class DrawEngineTests
{
    public static TheoryData<Mechanism, bool, int> Kinds =>
        new()
        {
            { Mechanism.Serial, false, 1 },
            { Mechanism.Serial, false, 3 },
            { Mechanism.Serial, true, 2 },
            { Mechanism.DeferredAcceptance, false, 1 },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gives_nobody_what_was_not_asked_for_and_no_more_places_than_there_are(
        Mechanism mechanism,
        bool rotates,
        int mostSize
    ) =>
        DrawMade
            .Small(mechanism, rotates, mostSize)
            .Sample(made =>
            {
                var (input, outcome) = (made.Input, made.Draw());
                var taken = new int[input.Places.Length];
                for (var at = 0; at < input.Count; at++)
                    if (outcome.PlaceOf[at] >= 0)
                    {
                        Assert.Contains(outcome.PlaceOf[at], input.ChoicesOf(at).ToArray());
                        // All or nothing: a group has room for each of its pupils or no place at all.
                        taken[outcome.PlaceOf[at]] += input.Sizes[at];
                    }

                Assert.All(taken.Zip(input.Places), one => Assert.True(one.First <= one.Second));
            });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Leaves_no_place_empty_that_somebody_wanted_more(Mechanism mechanism, bool rotates, int mostSize) =>
        DrawMade
            .Small(mechanism, rotates, mostSize)
            .Sample(made =>
            {
                var (input, outcome) = (made.Input, made.Draw());
                var left = Left(input, outcome);
                foreach (var (at, wanted) in Wanted(input, outcome))
                    Assert.True(left[wanted] < input.Sizes[at], $"{at} wanted {wanted}, where {left[wanted]} are left");
            });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Passes_nobody_over_for_one_of_a_later_standing(Mechanism mechanism, bool rotates, int mostSize) =>
        DrawMade
            .Small(mechanism, rotates, mostSize)
            .Sample(made =>
            {
                var (input, outcome) = (made.Input, made.Draw());
                // A group may be too large for what is left when its turn comes; a single pupil never is.
                foreach (var (at, wanted) in Wanted(input, outcome).Where(one => input.Sizes[one.At] == 1))
                    Assert.All(
                        Holders(outcome, wanted),
                        holder => Assert.True(input.StandingsOf[holder] <= input.StandingsOf[at])
                    );
            });

    [Fact]
    public void Serial_goes_by_standing_then_by_places_in_earlier_slots_then_by_ticket() =>
        Gen
            .Bool.SelectMany(rotates => DrawMade.Small(Mechanism.Serial, rotates, mostSize: 2))
            .Sample(made => Assert.Equal(BySimplestMeans(made), made.Draw().PlaceOf));

    [Fact]
    public void Deferred_acceptance_is_stable_by_each_offerings_own_lot() =>
        DrawMade
            .Small(Mechanism.DeferredAcceptance)
            .Sample(made =>
            {
                var (input, outcome) = (made.Input, made.Draw());
                foreach (var (at, wanted) in Wanted(input, outcome))
                    Assert.All(
                        Holders(outcome, wanted),
                        holder =>
                            Assert.True(
                                string.CompareOrdinal(
                                    TurnAt(input, outcome, holder, wanted),
                                    TurnAt(input, outcome, at, wanted)
                                ) < 0
                            )
                    );
            });

    [Theory]
    [InlineData(Mechanism.Serial)]
    [InlineData(Mechanism.DeferredAcceptance)]
    public void Nobody_gains_by_saying_anything_but_the_truth_whatever_else_one_could_say(Mechanism mechanism)
    {
        int[][] rankings = [.. Rankings(3)];
        // One slot of three offerings; four applications whose true ranking names all three.
        var truths = rankings.Where(ranking => ranking.Length == 3).ToArray();
        Gen.Select(
                Gen.Int[0, truths.Length - 1].Array[4],
                Gen.Int[0, 2].Array[3],
                Gen.Int[0, 1].Array[4],
                Gen.Int[0, 1_000]
            )
            .Sample(
                (chosen, places, later, value) =>
                {
                    DrawMade With(int liar, int[] lie) =>
                        new(
                            mechanism,
                            false,
                            [.. places.Select(one => (0, one))],
                            [
                                .. chosen.Select(
                                    (ranking, at) =>
                                        new Listed(
                                            DrawMade.Id(at),
                                            0,
                                            1,
                                            at == 0,
                                            later[at],
                                            1,
                                            at == liar ? lie : truths[ranking],
                                            []
                                        )
                                ),
                            ]
                        );
                    for (var liar = 0; liar < chosen.Length; liar++)
                    {
                        var truth = truths[chosen[liar]];
                        var honest = Rank(With(liar, truth), liar, truth, $"{value}");
                        foreach (var lie in rankings)
                            Assert.True(Rank(With(liar, lie), liar, truth, $"{value}") >= honest);
                    }
                },
                iter: 60
            );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_the_same_in_whatever_order_families_asked(Mechanism mechanism, bool rotates, int mostSize) =>
        DrawMade
            .Small(mechanism, rotates, mostSize)
            .Sample(made =>
            {
                var backwards = made with { Listed = [.. made.Listed.Reverse()] };
                Assert.Equal(made.Applications, backwards.Applications);
                Assert.Equal(
                    DrawText.Results(made.Input, made.Draw()),
                    DrawText.Results(backwards.Input, backwards.Draw())
                );
            });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Numbers_the_waiting_list_of_each_offering_from_one_without_a_gap(
        Mechanism mechanism,
        bool rotates,
        int mostSize
    ) =>
        DrawMade
            .Small(mechanism, rotates, mostSize)
            .Sample(made =>
            {
                var (input, outcome) = (made.Input, made.Draw());
                var positions = new List<int>[input.Places.Length];
                for (var at = 0; at < input.Count; at++)
                for (var choice = input.ChoicesFrom[at]; choice < input.ChoicesFrom[at + 1]; choice++)
                    if (outcome.PlaceOf[at] >= 0)
                        Assert.Equal(0, outcome.WaitsAt[choice]);
                    else
                        (positions[input.Choices[choice]] ??= []).Add(outcome.WaitsAt[choice]);
                foreach (var of in positions.Where(of => of is not null))
                    Assert.Equal(Enumerable.Range(1, of.Count), of.Order());
            });

    [Fact]
    public void A_large_draw_on_every_core_is_the_same_twice()
    {
        var made = DrawMade.Of(Mechanism.Serial, 20_000, rotates: true);
        var input = made.Input;
        Assert.Equal(DrawText.Results(input, made.Draw()), DrawText.Results(input, made.Draw()));
        Assert.Equal(BySimplestMeans(made), made.Draw().PlaceOf);
    }

    // As the rule reads, without any of the engine's arrangements for speed.
    private static int[] BySimplestMeans(DrawMade made)
    {
        var (input, tickets) = (made.Input, made.Draw().Tickets);
        var (left, places) = ((int[])input.Places.Clone(), Enumerable.Repeat(-1, input.Count).ToArray());
        var got = new Dictionary<int, int>();
        for (var slot = 0; slot < input.Slots; slot++)
        {
            var turn = Enumerable
                .Range(0, input.Count)
                .Where(at => input.SlotOf[at] == slot)
                .OrderBy(at => input.StandingsOf[at])
                .ThenBy(at =>
                    input.ChildrenOf(at).ToArray().Select(child => got.GetValueOrDefault(child)).DefaultIfEmpty().Max()
                )
                .ThenBy(at => Convert.ToHexString(tickets, at * Tickets.Bytes, Tickets.Bytes), StringComparer.Ordinal)
                .ToArray();
            foreach (var at in turn)
            foreach (var choice in input.ChoicesOf(at))
                if (places[at] < 0 && left[choice] >= input.Sizes[at])
                    (places[at], left[choice]) = (choice, left[choice] - input.Sizes[at]);
            foreach (var at in turn.Where(at => places[at] >= 0))
            foreach (var child in input.ChildrenOf(at))
                got[child] = got.GetValueOrDefault(child) + 1;
        }

        return places;
    }

    private static int[] Left(DrawInput input, DrawOutcome outcome)
    {
        var left = (int[])input.Places.Clone();
        for (var at = 0; at < input.Count; at++)
            if (outcome.PlaceOf[at] >= 0)
                left[outcome.PlaceOf[at]] -= input.Sizes[at];
        return left;
    }

    // What each application wanted more than what it got.
    private static IEnumerable<(int At, int Wanted)> Wanted(DrawInput input, DrawOutcome outcome) =>
        from at in Enumerable.Range(0, input.Count)
        from choice in input.ChoicesOf(at).ToArray().TakeWhile(choice => choice != outcome.PlaceOf[at])
        select (at, choice);

    private static IEnumerable<int> Holders(DrawOutcome outcome, int offering) =>
        Enumerable.Range(0, outcome.PlaceOf.Length).Where(at => outcome.PlaceOf[at] == offering);

    private static string TurnAt(DrawInput input, DrawOutcome outcome, int at, int offering)
    {
        Span<byte> own = stackalloc byte[Tickets.Bytes];
        Tickets.AtOffering(outcome.TicketOf(at), offering, own);
        return $"{input.StandingsOf[at]} {Convert.ToHexString(own)}";
    }

    // By the true ranking: 0 the dearest, 3 nothing.
    private static int Rank(DrawMade made, int liar, int[] truth, string value)
    {
        var input = made.Input;
        var at = Enumerable
            .Range(0, input.Count)
            .Single(one => Convert.ToHexStringLower(input.IdOf(one)) == DrawMade.Id(liar));
        var place = made.Draw(value).PlaceOf[at];
        return place < 0 ? truth.Length : Array.IndexOf(truth, place);
    }

    private static IEnumerable<int[]> Rankings(int offerings, int[]? begun = null)
    {
        foreach (var next in Enumerable.Range(0, offerings).Except(begun ?? []))
        {
            int[] ranking = [.. begun ?? [], next];
            yield return ranking;
            foreach (var longer in Rankings(offerings, ranking))
                yield return longer;
        }
    }
}
