using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;

namespace AfterSchool.Enrolment;

/// <summary>What every command of this service has on its desk: the same eight things, so that a handler names only its own.</summary>
/// <param name="Db">This service's database.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Reach">How far the caller reaches.</param>
/// <param name="Governing">The page that governs a school's term.</param>
/// <param name="Rulings">Where rulings are entered.</param>
/// <param name="Creations">What was asked before under the same id.</param>
/// <param name="Outbox">Where the others are told.</param>
/// <param name="Clock">The one clock.</param>
internal sealed record Desk(
    EnrolmentDb Db,
    Caller Caller,
    Reach Reach,
    Governing Governing,
    Rulings Rulings,
    Creations Creations,
    Outbox Outbox,
    TimeProvider Clock
)
{
    /// <summary>Whether the caller is of the office or the head of that school.</summary>
    public Task<bool> RunsSchoolAsync(Guid schoolId, CancellationToken ct) =>
        Reach.WorksAtAsync(schoolId, ct, Roles.SchoolOffice, Roles.Principal);
}
