using AfterSchool.Enrolment.Rounds;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>Where a round stands, and what comes next, in one sentence.</summary>
internal static class RoundWords
{
    public static string State(
        RoundShown round,
        DateTimeOffset now,
        Func<string, object?, string> say,
        string language
    ) =>
        say(
            "office-round-state." + CodeOf(round, now),
            new
            {
                Opens = InWords.Moment(round.OpensAt, language),
                Closes = InWords.Moment(round.ClosesAt, language),
                Due = InWords.Moment(round.PublicDueAt, language),
            }
        );

    /// <summary>What may be done with it now.</summary>
    public static string CodeOf(RoundShown round, DateTimeOffset now) =>
        round.Status switch
        {
            RoundStatus.Announced when now < round.OpensAt => "toCome",
            RoundStatus.Announced when now < round.ClosesAt => "open",
            RoundStatus.Announced when now < round.PublicDueAt => "toClose",
            RoundStatus.Announced => "tooLate",
            RoundStatus.Frozen when now < round.PublicDueAt => "waits",
            RoundStatus.Frozen => "toDraw",
            RoundStatus.Drawn => "drawn",
            _ => "calledOff",
        };
}
