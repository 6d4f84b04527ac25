using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>
/// POST /rounds/{id}/close — after the announced time, and before the public value comes out, the list is frozen and its hash public.
/// </summary>
internal static class CloseRound
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        Desk desk,
        RoundGate gate,
        EarlierRequests earlier,
        FrozenList list,
        DutyBook duties,
        CancellationToken ct
    )
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (
            await gate.ShutAsync(id, ct) is not { } round
            || !await desk.RunsSchoolAsync(round.SchoolId, ct)
            || await desk.Governing.OfAsync(round.SchoolId, round.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (round.Status is RoundStatus.Frozen or RoundStatus.Drawn)
            return TypedResults.NoContent();
        if (!round.MayFreezeAt(desk.Clock.Now()))
            return TypedResults.Conflict();

        // Asked for in the very moment of the announcement.
        await earlier.TakeInAsync(round, ct);
        await desk.Db.SaveChangesAsync(ct);
        var requests = await InRoundAsync(id, desk, ct);
        var ready = RequestChainRule.ReadyForPlace(governed.Pack);
        var ruling = RoundRule.JudgeUndecided(requests.Count(one => !ready.Contains(one.Status)), governed.Pack);
        var matter = governed.Matter("close-round", id);
        if (await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
        {
            await duties.OweAsync(ruling, RoundRule.Undecided, matter, desk.Db, ct);
            await transaction.CommitAsync(ct);
            return no;
        }

        await duties.DoneAsync(RoundRule.Undecided, id, "every request is decided", ct);
        await list.FreezeAsync(round, requests, governed.Pack, desk.Clock.Now().ToUniversalTime(), ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<List<EnrolmentRequest>> InRoundAsync(Guid round, Desk desk, CancellationToken ct) =>
        desk
            .Db.Requests.AsNoTracking()
            .Include(one => one.Choices)
            .Where(one => one.RoundId == round)
            .OfPupilsThere(desk.Db)
            .StillAsking()
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
}

/// <summary>POST /rounds/{id}/postpone — another public value, since the list was not frozen before the first came out.</summary>
internal static class PostponeRound
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, NoContent>> Handle(
        Guid id,
        PublicValueNamed named,
        Desk desk,
        RoundGate gate,
        CancellationToken ct
    )
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (await gate.ShutAsync(id, ct) is not { } round || !await desk.RunsSchoolAsync(round.SchoolId, ct))
            return TypedResults.NotFound();
        var dueAt = named.PublicDueAt.ToUniversalTime();
        if ((round.PublicSource, round.PublicDueAt) == (named.PublicSource, dueAt))
            return TypedResults.NoContent();
        if (round.Status != RoundStatus.Announced || desk.Clock.Now() < round.ClosesAt)
            return TypedResults.Conflict();
        if (dueAt <= desk.Clock.Now() || dueAt <= round.PublicDueAt)
            return Invalid.Field("PublicDueAt", "It comes out later than now and than the one before.");
        round.Postpone(named.PublicSource, dueAt);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>POST /rounds/{id}/call-off — before it opens, a round that was announced wrongly; another is announced instead.</summary>
internal static class CallOffRound
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Desk desk,
        RoundGate gate,
        Seating seating,
        CancellationToken ct
    )
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        if (await gate.ShutAsync(id, ct) is not { } round || !await desk.RunsSchoolAsync(round.SchoolId, ct))
            return TypedResults.NotFound();
        if (round.Status == RoundStatus.CalledOff)
            return TypedResults.NoContent();
        if (round.Status != RoundStatus.Announced || round.OpensAt <= desk.Clock.Now())
            return TypedResults.Conflict();
        round.CallOff();
        // What became free since the announcement was kept for the draw.
        await seating.LookAtListsAsync([.. round.Offerings.Select(one => one.OfferingId)], ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A public value.</summary>
/// <param name="PublicSource">Which it is, and where anybody reads it.</param>
/// <param name="PublicDueAt">When it comes out.</param>
public sealed record PublicValueNamed(
    [property: Required, StringLength(300)] string PublicSource,
    DateTimeOffset PublicDueAt
);
