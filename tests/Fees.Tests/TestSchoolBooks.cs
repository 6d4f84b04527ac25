using System.Net.Http.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

/// <summary>What a school of a test does with its books.</summary>
internal static class TestSchoolBooks
{
    public static Task<HttpResponseMessage> PackageAsync(
        this TestSchool school,
        params (string Kind, string Amount, bool OwnConsent)[] lines
    ) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/charge-packages/{Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                termId = school.Term,
                lines = lines.Select(line => new
                {
                    kind = line.Kind,
                    title = line.Kind,
                    amount = line.Amount,
                    ownConsent = line.OwnConsent,
                }),
            }
        );

    public static Task<HttpResponseMessage> SpendAsync(
        this TestSchool school,
        string use,
        string amount,
        Guid? id = null,
        string from = "funds",
        string note = "九月"
    ) =>
        school.AsOffice.PutAsJsonAsync(
            $"/fees/v1/expenditures/{id ?? Guid.CreateVersion7()}",
            new
            {
                schoolId = school.Id,
                termId = school.Term,
                useCode = use,
                amount,
                payee = "自来水公司",
                note,
                from,
            }
        );

    /// <summary>People whose workload of a month is confirmed.</summary>
    public static async Task<Guid[]> WorkedAsync(
        this TestSchool school,
        string role,
        string category,
        int count,
        string month = "2026-09"
    )
    {
        Guid[] persons = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        foreach (var person in persons)
            await school.App.TellAsync(
                new WorkloadConfirmed
                {
                    WorkloadId = Guid.CreateVersion7(),
                    PersonId = person,
                    SchoolId = school.Id,
                    Month = month,
                    DutyRole = role,
                    Category = category,
                    SessionsHeld = 12,
                    OccurredAt = school.App.Clock.GetUtcNow(),
                }
            );
        await Eventually.Equal(
            count,
            () => school.App.InDbAsync(db => db.Workloads.CountAsync(load => persons.Contains(load.PersonId))),
            "workloads are kept"
        );
        return persons;
    }

    public static Task<Guid> DraftAsync(
        this TestSchool school,
        params (Guid Person, string Role, string Amount)[] lines
    ) => school.DraftAsync("2026-09", lines);

    public static async Task<Guid> DraftAsync(
        this TestSchool school,
        string month,
        params (Guid Person, string Role, string Amount)[] lines
    )
    {
        var id = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/pay-lists/{id}",
                new
                {
                    schoolId = school.Id,
                    termId = school.Term,
                    month,
                    lines = lines.Select(line => new
                    {
                        personId = line.Person,
                        dutyRole = line.Role,
                        amount = line.Amount,
                    }),
                }
            )
            .OkAsync();
        return id;
    }

    public static Task<HttpResponseMessage> ApproveAsync(this TestSchool school, Guid list) =>
        school.AsPrincipal.PostAsync($"/fees/v1/pay-lists/{list}/approve", null);

    public static Task<HttpResponseMessage> PayOutAsync(this TestSchool school, Guid list) =>
        school.AsOffice.PostAsJsonAsync($"/fees/v1/pay-lists/{list}/paid", new { reference = "网银 0931" });
}
