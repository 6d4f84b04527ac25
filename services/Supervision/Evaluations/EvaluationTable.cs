using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Evaluations;

/// <summary>The supervision body's table: evaluations within the caller's reach, and the page that governs each.</summary>
internal sealed class EvaluationTable(
    SupervisionDb db,
    Caller caller,
    Reach reach,
    Creations creations,
    Editions<SupervisionPack> editions,
    TimeProvider clock
)
{
    public SupervisionDb Db => db;

    public Guid Account => caller.AccountId;

    public DateTimeOffset Now => clock.Now();

    public DateOnly Today => clock.Today();

    /// <summary>Whether the caller is the education authority that evaluates that school.</summary>
    public Task<bool> MayEvaluateAsync(Guid school, CancellationToken ct) =>
        reach.OverseesAsync(school, Departments.Education, ct);

    /// <summary>Whether the caller may read of that school.</summary>
    public Task<bool> MayReadAsync(Guid school, CancellationToken ct) => reach.ReadsSchoolAsync(school, ct);

    public Task<Claim> ClaimAsync<T>(Guid id, T body, CancellationToken ct) => creations.ClaimAsync(id, body, ct);

    /// <summary>The evaluation, if the caller evaluates its school.</summary>
    public async Task<Evaluation?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Evaluations.FirstOrDefaultAsync(one => one.Id == id, ct) is { } evaluation
        && await MayEvaluateAsync(evaluation.SchoolId, ct)
            ? evaluation
            : null;

    /// <summary>The school and the page that governs; none where no document is known for the place.</summary>
    public async Task<(School School, SupervisionPack? Pack)> GroundAsync(Evaluation evaluation, CancellationToken ct)
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(one => one.Id == evaluation.SchoolId, ct);
        return (school, editions.InForce(school.Division, evaluation.BegunOn));
    }

    /// <summary>Dimensions scored so far.</summary>
    public Task<List<string>> ScoredAsync(Guid id, CancellationToken ct) =>
        db.EvaluationScores.Where(one => one.EvaluationId == id).Select(one => one.Dimension).ToListAsync(ct);
}
