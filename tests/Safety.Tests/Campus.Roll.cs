using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Calendar;

namespace AfterSchool.Safety.Tests;

// What Directory tells of the school: plain facts, kept apart from what people do there.
public sealed partial class Campus
{
    private PupilRecorded Told(Child child) =>
        new()
        {
            PupilId = child.Pupil,
            Revision = 1,
            SchoolId = School,
            ClassId = Class,
            Grade = 3,
            OnRoll = true,
            Residence = "day",
            NameSealed = _app.Names.Seal(child.Name, $"{child.Pupil}/name"),
            GroundsSealed = _app.Grounds.Seal("", $"{child.Pupil}/grounds"),
            OccurredAt = _app.Clock.GetUtcNow(),
        };

    private TermRecorded TermToday() =>
        new()
        {
            TermId = Term,
            Revision = 1,
            SchoolId = School,
            Name = "2026-autumn",
            FirstDay = _app.Clock.Today(),
            LastDay = _app.Clock.Today().AddDays(140),
            OccurredAt = _app.Clock.GetUtcNow(),
        };

    private ClassRecorded ClassToday() =>
        new()
        {
            ClassId = Class,
            Revision = 1,
            SchoolId = School,
            Grade = 3,
            Name = "三（1）班",
            ClassTeacherAccountId = ClassTeacher,
            OccurredAt = _app.Clock.GetUtcNow(),
        };

    private SchoolRecorded SchoolToday() =>
        new()
        {
            SchoolId = School,
            Revision = 1,
            DivisionCode = Division,
            SchoolCode = "2143000001",
            Name = "实验小学",
            Kind = "primary",
            Stages = ["primary"],
            Ownership = "public",
            IsRural = false,
            IsTownship = false,
            IsBoarding = false,
            CompetentAuthority = Division,
            CoordinatingSchoolId = null,
            OccurredAt = _app.Clock.GetUtcNow(),
        };
}
