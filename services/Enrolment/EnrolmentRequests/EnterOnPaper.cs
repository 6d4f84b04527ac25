using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>
/// PUT /requests/{id}/on-paper — the office or the class teacher enters what a guardian who does not sign in asked for on paper (代录). It is
/// the guardian's request like any other; who entered it and the hash of the scan are kept, and the guardians are told, so that one whom
/// nobody asked finds out and takes it back.
/// </summary>
internal static class EnterOnPaper
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        PaperAsked asked,
        Desk desk,
        RoundGate gate,
        CancellationToken ct
    )
    {
        if (
            await desk.AskedForAsync(id, asked.PupilId, asked.GuardianAccountId, asked.Choices, ct) is not { } found
            || !await desk.MayEnterForAsync(found.Pupil.SchoolId, found.Pupil.ClassId, ct)
        )
            return TypedResults.NotFound();
        var place = new PlaceAsked(asked.PupilId, asked.Choices, asked.PickupDifficulty, asked.TogetherId);
        var asking = new Asking(id, place, asked.GuardianAccountId, desk.Caller.AccountId, asked.ScanHash);
        return await AskForPlace.EnterAsync(asking, asked, found, desk, gate, ct);
    }
}

/// <summary>What people of a school do for guardians who do not sign in.</summary>
internal static class OnPaper
{
    extension(Desk desk)
    {
        /// <summary>Whether the caller may enter what families of that class hand in on paper: its teacher, the office, the head.</summary>
        public async Task<bool> MayEnterForAsync(Guid schoolId, Guid classId, CancellationToken ct) =>
            await desk.RunsSchoolAsync(schoolId, ct)
            || (
                await desk.Reach.LeadsClassAsync(classId, ct)
                && await desk.Reach.WorksAtAsync(schoolId, ct, Roles.ClassTeacher)
            );
    }
}

/// <summary>A request for one place that a guardian made on paper.</summary>
/// <param name="PupilId">The child.</param>
/// <param name="GuardianAccountId">The guardian who signed the paper: one of the child's today.</param>
/// <param name="Choices">Offerings on the menu, the dearest first.</param>
/// <param name="ScanHash">SHA-256 of the paper's scan, hexadecimal; the school keeps the paper.</param>
/// <param name="PickupDifficulty">Whether the family declares difficulty with picking the child up (接送困难).</param>
/// <param name="TogetherId">As in a request that the guardian makes.</param>
public sealed record PaperAsked(
    Guid PupilId,
    Guid GuardianAccountId,
    [property: Required, Length(1, 20)] Guid[] Choices,
    [property: Required, RegularExpression("^[0-9a-f]{64}$")] string ScanHash,
    bool PickupDifficulty = false,
    Guid? TogetherId = null
);
