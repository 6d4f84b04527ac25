using System.Net.Http.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.Fees.Bills;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

/// <summary>A school of a test, with what its people and its neighbours do.</summary>
public sealed class TestSchool(FeesApp app, Place place, int number, SchoolSetting setting)
{
    public static readonly DateOnly FirstDay = new(2026, 9, 1);
    public static readonly DateOnly LastDay = new(2027, 1, 20);

    public FeesApp App { get; } = app;
    public Guid Id { get; } = Guid.CreateVersion7();
    public Guid Term { get; } = Guid.CreateVersion7();
    public Guid Office { get; } = Guid.CreateVersion7();
    public Guid Principal { get; } = Guid.CreateVersion7();
    public Place Here { get; } = place;
    public SchoolSetting Setting { get; } = setting;
    public string City { get; } = setting.IsCityRun ? place.City : place.Setter(number);
    public string Division { get; } = place.Division(number);
    public DateOnly Begins { get; } = setting.FirstDay ?? FirstDay;
    public DateOnly Ends { get; } = setting.LastDay ?? LastDay;

    public HttpClient AsOffice => App.As(Office, Roles.SchoolOffice);
    public HttpClient AsPrincipal => App.As(Principal, Roles.Principal);
    public HttpClient Price => App.Of(Departments.Price, City);
    public HttpClient Education => App.Of(Departments.Education, City);
    public HttpClient Finance => App.Of(Departments.Finance, City);

    public SchoolRecorded Recorded() =>
        new()
        {
            SchoolId = Id,
            Revision = 1,
            DivisionCode = Division,
            SchoolCode = "2143000001",
            Name = "实验小学",
            Kind = "primary",
            Stages = ["primary"],
            Ownership = "public",
            IsRural = Setting.IsRural,
            IsTownship = false,
            IsBoarding = false,
            CompetentAuthority = Setting.IsCityRun ? City : Division,
            CoordinatingSchoolId = null,
            OccurredAt = App.Clock.GetUtcNow(),
        };

    public TermRecorded TermRecorded() =>
        new()
        {
            TermId = Term,
            Revision = 1,
            SchoolId = Id,
            Name = "2026-autumn",
            FirstDay = Begins,
            LastDay = Ends,
            OccurredAt = App.Clock.GetUtcNow(),
        };

    public StaffPostRecorded Post(Guid account, string role) =>
        new()
        {
            AccountId = account,
            Revision = 1,
            SchoolId = Id,
            Roles = [role],
            ClassIds = [],
            IsActive = true,
            OccurredAt = App.Clock.GetUtcNow(),
        };

    public PlanInForce Plan(bool isApproved = true, DateOnly? publishedOn = null, int version = 1) =>
        new()
        {
            PlanId = Guid.CreateVersion7(),
            SchoolId = Id,
            TermId = Term,
            Version = version,
            IsApproved = isApproved,
            PublishedOn = publishedOn ?? Begins,
            Edition = Here.Edition,
            OccurredAt = App.Clock.GetUtcNow(),
        };

    public PupilRecorded Pupil(Guid pupil, string grounds = "", int grade = 3) =>
        new()
        {
            PupilId = pupil,
            Revision = 1,
            SchoolId = Id,
            ClassId = Guid.CreateVersion7(),
            Grade = grade,
            OnRoll = true,
            Residence = "day",
            NameSealed = App.Names.Seal("小明", $"{pupil}/name"),
            GroundsSealed = App.Grounds.Seal(grounds, $"{pupil}/grounds"),
            OccurredAt = App.Clock.GetUtcNow(),
        };

    public GuardianLinkRecorded Link(Guid guardian, Guid pupil) =>
        new()
        {
            LinkId = Guid.CreateVersion7(),
            Revision = 1,
            GuardianAccountId = guardian,
            PupilId = pupil,
            SchoolId = Id,
            IsActive = true,
            OccurredAt = App.Clock.GetUtcNow(),
        };

    public PlaceConfirmed Place(Guid place, Guid pupil, long feeFen, Guid? offering = null) =>
        new()
        {
            PlaceId = place,
            PupilId = pupil,
            SchoolId = Id,
            TermId = Term,
            OfferingId = offering ?? Guid.CreateVersion7(),
            FirstDay = Begins,
            FeeFen = feeFen,
            ConsentId = Guid.CreateVersion7(),
            Edition = Here.Edition,
            OccurredAt = App.Clock.GetUtcNow(),
        };

    /// <summary>A standard proposed, agreed, consented to and published.</summary>
    public async Task<Guid> StandardAsync(
        string amount = "600.00",
        string effectiveOn = "2026-09-01",
        string unit = "term"
    )
    {
        var id = Guid.CreateVersion7();
        var standard = new
        {
            division = City,
            unit,
            amount,
            effectiveOn,
        };
        await Price.PutAsJsonAsync($"/fees/v1/standards/{id}", standard).OkAsync();
        await Education.PostAsync($"/fees/v1/standards/{id}/agree", null).OkAsync();
        await Finance.PostAsync($"/fees/v1/standards/{id}/agree", null).OkAsync();
        await Price.PostAsJsonAsync($"/fees/v1/standards/{id}/approval", Consent()).OkAsync();
        await Price.PostAsJsonAsync($"/fees/v1/standards/{id}/publish", new { }).OkAsync();
        return id;
    }

    public static object Consent(string body = "cityGovernment") =>
        new
        {
            body,
            number = "府函〔2026〕8号",
            on = "2026-08-20",
            document = "关于课后服务收费标准的批复",
        };

    /// <summary>A family with a place whose bill has been issued; standard and plan are there already.</summary>
    public async Task<Bill> IssuedAsync(
        long feeFen,
        Guid? pupil = null,
        Guid? offering = null,
        string grounds = "",
        int grade = 3
    )
    {
        var (child, place) = (pupil ?? Guid.CreateVersion7(), Guid.CreateVersion7());
        await App.TellAsync(Pupil(child, grounds, grade));
        await App.TellAsync(Place(place, child, feeFen, offering));
        return await App.BillAsync(place, BillState.Issued);
    }

    /// <summary>Standard and plan: every charge guard holds.</summary>
    public async Task OpenChargesAsync(string standard = "600.00", string unit = "term")
    {
        await StandardAsync(standard, unit: unit);
        await App.TellAsync(Plan());
    }

    public static object Payment(Guid bill, string amount, string payeeKind = "schoolAccount") =>
        new
        {
            billId = bill,
            amount,
            method = "cash",
            payeeKind,
            reference = "现金日记账 17",
        };

    /// <summary>Money received for a bill.</summary>
    public async Task<Guid> PaidAsync(Guid bill, string amount)
    {
        var id = Guid.CreateVersion7();
        await AsOffice.PutAsJsonAsync($"/fees/v1/payments/{id}", Payment(bill, amount)).OkAsync();
        return id;
    }
}
