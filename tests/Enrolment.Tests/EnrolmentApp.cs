using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(AfterSchool.Enrolment.Tests.EnrolmentApp))]

namespace AfterSchool.Enrolment.Tests;

/// <summary>Enrolment, speaking the domain.</summary>
public sealed class EnrolmentApp() : ServiceUnderTest<Program, EnrolmentDb>("enrolment")
{
    /// <summary>Monday 31 August 2026, first day of the autumn term.</summary>
    public static readonly DateOnly AutumnBegins = new(2026, 8, 31);

    private long _revision = 1;

    /// <summary>A school with its office, its authority and a term, all told and kept.</summary>
    public async Task<SchoolAtHand> SchoolAsync(
        Func<SchoolRecorded, SchoolRecorded>? but = null,
        DateOnly? termBegins = null
    )
    {
        var begins = termBegins ?? AutumnBegins;
        var school = new SchoolAtHand(this, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var usual = new SchoolRecorded
        {
            SchoolId = school.Id,
            Revision = 1,
            DivisionCode = "430102",
            SchoolCode = "2143000001",
            Name = "实验小学",
            Kind = "primary",
            Stages = ["primary"],
            Ownership = "public",
            IsRural = false,
            IsTownship = false,
            IsBoarding = false,
            CompetentAuthority = "430102",
            CoordinatingSchoolId = null,
            OccurredAt = Clock.GetUtcNow(),
        };
        var told = but is null ? usual : but(usual);
        await TellAsync(told);
        await TermAsync(school.TermId, school.Id, begins);
        await PostAsync(school.Office, school.Id, Roles.SchoolOffice);
        await Eventually.True(
            () =>
                InDbAsync(async db =>
                    await db.Schools.AnyAsync(one => one.Id == school.Id)
                    && await db.Terms.AnyAsync(one => one.Id == school.TermId)
                    && await db.StaffPosts.AnyAsync(one => one.SchoolId == school.Id)
                    && await db.Coordinations.AnyAsync(one => one.SchoolId == school.Id)
                ),
            "the school is kept"
        );
        return school with { Division = told.DivisionCode };
    }

    /// <summary>A school under the document of that division.</summary>
    public Task<SchoolAtHand> SchoolInAsync(
        string division,
        Func<SchoolRecorded, SchoolRecorded>? but = null,
        DateOnly? termBegins = null
    ) =>
        SchoolAsync(
            told =>
            {
                var there = told with { DivisionCode = division, CompetentAuthority = division };
                return but is null ? there : but(there);
            },
            termBegins
        );

    /// <summary>Tells of a term of 131 days.</summary>
    public Task TermAsync(Guid id, Guid school, DateOnly begins) =>
        TellAsync(
            new TermRecorded
            {
                TermId = id,
                Revision = 1,
                SchoolId = school,
                Name = "autumn",
                FirstDay = begins,
                LastDay = begins.AddDays(130),
                OccurredAt = Clock.GetUtcNow(),
            }
        );

    /// <summary>A revision later than all before.</summary>
    public long NextRevision() => Interlocked.Increment(ref _revision);

    /// <summary>Gives an account a post.</summary>
    public Task PostAsync(Guid account, Guid school, string role, bool isActive = true) =>
        TellAsync(
            new StaffPostRecorded
            {
                AccountId = account,
                Revision = NextRevision(),
                SchoolId = school,
                Roles = [role],
                ClassIds = [],
                IsActive = isActive,
                OccurredAt = Clock.GetUtcNow(),
            }
        );

    /// <summary>A class with its teacher, and pupils of it with a guardian each, all told and kept.</summary>
    public async Task<ClassAtHand> ClassAsync(SchoolAtHand school, int grade, params string[] groundsOfPupils)
    {
        var (id, teacher) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await TellAsync(
            new ClassRecorded
            {
                ClassId = id,
                Revision = 1,
                SchoolId = school.Id,
                Grade = grade,
                Name = "一班",
                ClassTeacherAccountId = teacher,
                OccurredAt = Clock.GetUtcNow(),
            }
        );
        var children = groundsOfPupils.Select(_ => new Child(Guid.CreateVersion7(), Guid.CreateVersion7())).ToArray();
        foreach (var (child, grounds) in children.Zip(groundsOfPupils))
        {
            await PupilAsync(child.Id, school.Id, id, grade, grounds);
            await TellOfLinkAsync(child);
        }

        await Eventually.True(
            () =>
                InDbAsync(async db =>
                    await db.Pupils.CountAsync(one => one.ClassId == id) == children.Length
                    && await db.Classes.AnyAsync(one => one.Id == id)
                    && await db.GuardianLinks.CountAsync(one =>
                        children.Select(child => child.Id).Contains(one.PupilId)
                    ) == children.Length
                ),
            "the class is kept"
        );
        return new ClassAtHand(this, teacher, children) { Id = id };
    }

    /// <summary>Tells of a pupil.</summary>
    public Task PupilAsync(
        Guid id,
        Guid school,
        Guid schoolClass,
        int grade,
        string grounds,
        string residence = "day"
    ) =>
        TellAsync(
            new PupilRecorded
            {
                PupilId = id,
                Revision = NextRevision(),
                SchoolId = school,
                ClassId = schoolClass,
                Grade = grade,
                OnRoll = true,
                Residence = residence,
                NameSealed = Names.Seal("张三", $"{id}/name"),
                GroundsSealed = Grounds.Seal(grounds, $"{id}/grounds"),
                OccurredAt = Clock.GetUtcNow(),
            }
        );

    /// <summary>Makes an account guardian of a child, told and kept.</summary>
    public async Task LinkAsync(Child child)
    {
        await TellOfLinkAsync(child);
        await Eventually.True(
            () =>
                InDbAsync(db =>
                    db.GuardianLinks.AnyAsync(one => one.GuardianAccountId == child.Guardian && one.PupilId == child.Id)
                ),
            "the link is kept"
        );
    }

    private Task TellOfLinkAsync(Child child) =>
        TellAsync(
            new GuardianLinkRecorded
            {
                LinkId = Guid.CreateVersion7(),
                Revision = 1,
                GuardianAccountId = child.Guardian,
                PupilId = child.Id,
                SchoolId = Guid.CreateVersion7(),
                IsActive = true,
                OccurredAt = Clock.GetUtcNow(),
            }
        );

    /// <summary>Tells that somebody is with the children of an offering, and waits until it is kept.</summary>
    public async Task<Guid> AssignAsync(SchoolAtHand school, Guid person, Guid offering, Guid? assignment = null)
    {
        var id = assignment ?? Guid.CreateVersion7();
        await TellAsync(Assigned(school, id, person, offering));
        await Eventually.True(() => InDbAsync(db => db.Leaders.AnyAsync(one => one.Id == id)), "the leader is kept");
        return id;
    }

    /// <summary>That somebody is assigned.</summary>
    public static StaffAssigned Assigned(
        SchoolAtHand school,
        Guid id,
        Guid person,
        Guid offering,
        string role = "direct",
        long revision = 1,
        bool isActive = true
    )
    {
        ArgumentNullException.ThrowIfNull(school);
        return new()
        {
            AssignmentId = id,
            Revision = revision,
            PersonId = person,
            OfferingId = offering,
            SchoolId = school.Id,
            DutyRole = role,
            IsActive = isActive,
            OccurredAt = school.App.Clock.GetUtcNow(),
        };
    }

    /// <summary>An official of the competent education authority.</summary>
    public HttpClient Education(string division = "430102") =>
        As(Guid.CreateVersion7(), Roles.Authority, division, Departments.Education);
}
