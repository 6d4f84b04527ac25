using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Province;

/// <summary>GET /province/v1/summary?division=43&amp;after=430102&amp;limit=200 — one line for each county-level division.</summary>
internal static class SummariseDivisions
{
    public static async Task<Results<NotFound, Ok<ProvinceSummary>>> Handle(
        [AsParameters] DivisionCut cut,
        Caller caller,
        SupervisionDb db,
        TimeProvider clock,
        HttpContext http
    )
    {
        var division = cut.Division ?? caller.Division;
        if (division is not { } asked || !caller.Covers(asked))
            return TypedResults.NotFound();
        var rows = await CountAsync(db, asked, cut, clock.Today(), http.RequestAborted);
        if (rows.Count > cut.Count)
        {
            rows.RemoveAt(cut.Count);
            var next = $"division={asked.Prefix}&after={rows[^1].Division}&limit={cut.Count}";
            http.Response.Headers.Link = $"<{http.Request.Path}?{next}>; rel=\"next\"";
        }

        return TypedResults.Ok(new ProvinceSummary(clock.Now(), asked.Full, [.. rows.Select(DivisionSummary.Of)]));
    }

    // Places and plans are those of terms not over yet; all else is since the beginning.
    private static Task<List<DivisionCounts>> CountAsync(
        SupervisionDb db,
        DivisionCode division,
        DivisionCut cut,
        DateOnly today,
        CancellationToken ct
    ) =>
        db
            .Database.SqlQuery<DivisionCounts>(
                $"""
                with county as (
                    select division, count(*) as schools from school
                    where starts_with(division, {division.Prefix}) and division > {cut.After?.Prefix ?? ""}
                    group by division order by division limit {cut.Count + 1}
                ), told as (
                    select school.division,
                        sum(case tally.kind when 'PlaceConfirmed' then tally.count when 'PlaceEnded' then -tally.count
                            else 0 end) filter (where term.id is null or term.last_day >= {today}) as places,
                        sum(tally.count) filter (where tally.kind = 'BillIssued') as bills_issued,
                        sum(tally.fen) filter (where tally.kind = 'BillIssued') as bills_issued_fen,
                        sum(tally.count) filter (where tally.kind = 'BillPaid') as bills_paid,
                        sum(tally.fen) filter (where tally.kind = 'BillPaid') as bills_paid_fen,
                        sum(tally.count) filter (where tally.kind = 'RefundPaid') as refunds,
                        sum(tally.fen) filter (where tally.kind = 'RefundPaid') as refunds_fen,
                        sum(tally.fen) filter (where tally.kind = 'PaidOut') as paid_out_fen,
                        sum(tally.count) filter (where tally.kind = 'SessionHeld') as sessions_held,
                        sum(tally.count) filter (where tally.kind = 'PupilReleased') as pupils_released
                    from county join school on school.division = county.division
                    join tally on tally.school_id = school.id left join term on term.id = tally.term_id
                    group by school.division
                ), planned as (
                    select school.division, count(distinct school.id) as plans
                    from county join school on school.division = county.division
                    join plan on plan.school_id = school.id left join term on term.id = plan.term_id
                    where term.id is null or term.last_day >= {today}
                    group by school.division
                ), complained as (
                    select complaint_case.division,
                        count(*) filter (where status <> 'Closed') as open,
                        count(*) filter (where status = 'Closed') as closed,
                        count(*) filter (where next_due_on < {today}) as overdue
                    from county join complaint_case on complaint_case.division = county.division
                    group by complaint_case.division
                )
                select county.division, county.schools,
                    coalesce(planned.plans, 0) as plans_in_force,
                    coalesce(told.places, 0)::bigint as places,
                    coalesce(told.bills_issued, 0)::bigint as bills_issued,
                    coalesce(told.bills_issued_fen, 0)::bigint as bills_issued_fen,
                    coalesce(told.bills_paid, 0)::bigint as bills_paid,
                    coalesce(told.bills_paid_fen, 0)::bigint as bills_paid_fen,
                    coalesce(told.refunds, 0)::bigint as refunds,
                    coalesce(told.refunds_fen, 0)::bigint as refunds_fen,
                    coalesce(told.paid_out_fen, 0)::bigint as paid_out_fen,
                    coalesce(told.sessions_held, 0)::bigint as sessions_held,
                    coalesce(told.pupils_released, 0)::bigint as pupils_released,
                    coalesce(complained.open, 0) as complaints_open,
                    coalesce(complained.closed, 0) as complaints_closed,
                    coalesce(complained.overdue, 0) as complaints_overdue
                from county left join told using (division) left join planned using (division)
                left join complained using (division)
                order by county.division
                """
            )
            .ToListAsync(ct);
}

/// <summary>Which divisions.</summary>
/// <param name="Division">The province, city or county asked for; the caller's own unless asked.</param>
/// <param name="After">The last division of the page before.</param>
/// <param name="Limit">1 to 1,000; 200 unless asked.</param>
public sealed record DivisionCut(
    DivisionCode? Division = null,
    DivisionCode? After = null,
    [property: Range(1, 1_000)] int? Limit = null
)
{
    /// <summary>How many to give.</summary>
    public int Count => Math.Clamp(Limit ?? 200, 1, 1_000);
}
