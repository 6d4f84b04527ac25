using System.Net.Http.Json;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>A school under test: what its office and the authority above it do.</summary>
public sealed record TestSchool(StaffingApp App, Guid Id, Guid TermId, Guid OfficeAccount, string Division)
{
    /// <summary>The five dimensions.</summary>
    public static readonly string[] AllDimensions = ["political", "moral", "psychological", "health", "criminalRecord"];

    /// <summary>Its division.</summary>
    public DivisionCode Code { get; } = DivisionCode.Parse(Division);

    /// <summary>The school office.</summary>
    public HttpClient Office { get; } = App.As(OfficeAccount, Roles.SchoolOffice);

    /// <summary>The competent education authority.</summary>
    public HttpClient Authority { get; } = App.Education(Division);

    /// <summary>Enters a person.</summary>
    public async Task<Guid> PersonAsync(string category, Guid? vendorId = null, bool ownDutiesFulfilled = true)
    {
        var person = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(
            Office.PutAsJsonAsync(
                $"/staffing/v1/persons/{person}",
                new
                {
                    schoolId = Id,
                    category,
                    vendorId,
                    ownDutiesFulfilled,
                }
            )
        );
        return person;
    }

    /// <summary>Records passed checks of these dimensions, made today.</summary>
    public async Task CheckAsync(Guid person, params string[] dimensions)
    {
        foreach (var dimension in dimensions)
            await StaffingApp.DoneAsync(RecordAsync(person, dimension));
    }

    /// <summary>Records one check.</summary>
    public Task<HttpResponseMessage> RecordAsync(
        Guid person,
        string dimension,
        bool passed = true,
        DateOnly? validUntil = null
    ) =>
        Office.PutAsJsonAsync(
            $"/staffing/v1/persons/{person}/checks/{Guid.CreateVersion7()}",
            new
            {
                dimension,
                passed,
                on = App.Today,
                checker = "岳麓区有关部门",
                validUntil,
            }
        );

    /// <summary>States a shortage for the term.</summary>
    public Task StateShortageAsync() => StaffingApp.DoneAsync(StateShortageAsync(TermId));

    /// <summary>States a shortage for some term.</summary>
    public Task<HttpResponseMessage> StateShortageAsync(Guid term) =>
        Office.PutAsJsonAsync(
            $"/staffing/v1/shortages/{Guid.CreateVersion7()}",
            new
            {
                schoolId = Id,
                termId = term,
                statement = "本校体育教师不足，无法开设篮球社团。",
            }
        );

    /// <summary>The authority decides on hiring an outsider.</summary>
    public Task<HttpResponseMessage> ApproveAsync(Guid person, bool approved = true) =>
        Authority.PostAsJsonAsync(
            $"/staffing/v1/persons/{person}/approval",
            new { number = "岳教批〔2026〕1号", approved }
        );

    /// <summary>Files persons with the education authority: a list for the term, or one by one.</summary>
    public Task<HttpResponseMessage> FileAsync(Guid filing, bool forTerm, params Guid[] persons) =>
        Office.PutAsJsonAsync(
            $"/staffing/v1/filings/{filing}",
            new
            {
                schoolId = Id,
                personIds = persons,
                termId = forTerm ? TermId : (Guid?)null,
            }
        );

    /// <summary>The authority receives a filing.</summary>
    public Task<HttpResponseMessage> ReceiveAsync(Guid filing) =>
        Authority.PostAsJsonAsync($"/staffing/v1/filings/{filing}/receive", new { number = "备〔2026〕7号" });

    /// <summary>Records a contract with an outsider.</summary>
    public Task<HttpResponseMessage> SignWithAsync(Guid person, string kind) =>
        Office.PutAsJsonAsync(
            $"/staffing/v1/persons/{person}/contracts/{Guid.CreateVersion7()}",
            new
            {
                kind,
                from = App.Today,
                until = new DateOnly(2027, 1, 22),
                remuneration = "每课时 80 元。",
            }
        );

    /// <summary>Grants time off for the service given.</summary>
    public Task<HttpResponseMessage> GrantHoursAsync(Guid person, Guid? id = null, string from = "08:00:00") =>
        Office.PutAsJsonAsync(
            $"/staffing/v1/flexible-hours/{id ?? Guid.CreateVersion7()}",
            new
            {
                personId = person,
                day = new DateOnly(2026, 9, 9),
                from,
                until = "09:00:00",
            }
        );

    /// <summary>Asks for a clearance.</summary>
    public Task<HttpResponseMessage> ClearAsync(Guid person) =>
        Office.PostAsync($"/staffing/v1/persons/{person}/clear", null);

    /// <summary>Assigns a person.</summary>
    public Task<HttpResponseMessage> AssignAsync(
        Guid person,
        Guid offering,
        Guid? id = null,
        string dutyRole = "direct"
    ) =>
        Office.PutAsJsonAsync(
            $"/staffing/v1/assignments/{id ?? Guid.CreateVersion7()}",
            new
            {
                personId = person,
                offeringId = offering,
                dutyRole,
            }
        );

    /// <summary>An offering on the menu.</summary>
    public async Task<Guid> OfferingAsync(string category = "enrichment", string providerKind = "ownStaff")
    {
        var offering = Guid.CreateVersion7();
        await App.TellAsync(
            new OfferingPublished
            {
                OfferingId = offering,
                SchoolId = Id,
                TermId = TermId,
                Category = category,
                ProviderKind = providerKind,
                VendorId = null,
                Grades = [3],
                FeeFen = 10_000,
                Edition = "hunan/2024-03-18",
                OccurredAt = App.Clock.Now(),
            }
        );
        await Eventually.True(
            () => App.InDbAsync(db => db.Offerings.AnyAsync(one => one.Id == offering)),
            "the offering is kept"
        );
        return offering;
    }

    /// <summary>Puts sessions of an offering on the timetable.</summary>
    public async Task ScheduleAsync(Guid offering, params (DateOnly Day, TimeOnly Starts, TimeOnly Ends)[] sessions)
    {
        await App.TellAsync(
            new SessionsScheduled
            {
                OfferingId = offering,
                Revision = 1,
                SchoolId = Id,
                TermId = TermId,
                Sessions =
                [
                    .. sessions.Select(one => new ScheduledSession
                    {
                        SessionId = Guid.CreateVersion7(),
                        Day = one.Day,
                        Starts = one.Starts,
                        Ends = one.Ends,
                    }),
                ],
                OccurredAt = App.Clock.Now(),
            }
        );
        await Eventually.True(
            () => App.InDbAsync(db => db.Schedules.AnyAsync(one => one.OfferingId == offering)),
            "the timetable is kept"
        );
    }
}
