using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>Keeps a record of the roll: the greatest revision wins, so order of arrival does not matter.</summary>
public static class RollKeeping
{
    /// <summary>Finds or adds the record and changes it when the message is newer than what is known.</summary>
    public static async Task KeepAsync<T>(
        this DbSet<T> records,
        T fresh,
        long revision,
        Action<T> change,
        CancellationToken ct
    )
        where T : RollRecord
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(fresh);
        var key = records.Entry(fresh).Metadata.FindPrimaryKey()!.Properties;
        var known = await records.FindAsync([.. key.Select(part => part.PropertyInfo!.GetValue(fresh))], ct);
        if (known is null)
            records.Add(known = fresh);
        else if (known.Revision >= revision)
            return;
        known.Revision = revision;
        change(known);
    }
}

/// <summary>Keeps the service's copy of schools.</summary>
public sealed class KeepSchoolsWhenSchoolRecorded(ServiceDb db) : IConsumer<SchoolRecorded>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SchoolRecorded> context)
    {
        var told = context.Message;
        return db.Schools.KeepAsync(
            new School { Id = told.SchoolId },
            told.Revision,
            school =>
            {
                school.Division = TextValue.Read<DivisionCode>(told.DivisionCode);
                school.CompetentAuthority = TextValue.Read<DivisionCode>(told.CompetentAuthority);
                (school.Name, school.Kind, school.Stages) = (told.Name, told.Kind, told.Stages);
                (school.Ownership, school.IsRural) = (told.Ownership, told.IsRural);
                (school.IsTownship, school.IsBoarding) = (told.IsTownship, told.IsBoarding);
            },
            context.CancellationToken
        );
    }
}

/// <summary>Keeps the service's copy of classes.</summary>
public sealed class KeepClassesWhenClassRecorded(ServiceDb db) : IConsumer<ClassRecorded>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<ClassRecorded> context)
    {
        var told = context.Message;
        return db.Classes.KeepAsync(
            new SchoolClass { Id = told.ClassId },
            told.Revision,
            record =>
                (record.SchoolId, record.Grade, record.Name, record.ClassTeacherAccountId) = (
                    told.SchoolId,
                    told.Grade,
                    told.Name,
                    told.ClassTeacherAccountId
                ),
            context.CancellationToken
        );
    }
}

/// <summary>Keeps the service's copy of posts.</summary>
public sealed class KeepPostsWhenStaffPostRecorded(ServiceDb db) : IConsumer<StaffPostRecorded>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<StaffPostRecorded> context)
    {
        var told = context.Message;
        return db.StaffPosts.KeepAsync(
            new StaffPost { AccountId = told.AccountId, SchoolId = told.SchoolId },
            told.Revision,
            post => (post.Roles, post.ClassIds, post.IsActive) = (told.Roles, told.ClassIds, told.IsActive),
            context.CancellationToken
        );
    }
}

/// <summary>Keeps the service's copy of terms.</summary>
public sealed class KeepTermsWhenTermRecorded(ServiceDb db) : IConsumer<TermRecorded>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<TermRecorded> context)
    {
        var told = context.Message;
        return db.Terms.KeepAsync(
            new Term { Id = told.TermId },
            told.Revision,
            term =>
                (term.SchoolId, term.Name, term.FirstDay, term.LastDay) = (
                    told.SchoolId,
                    told.Name,
                    told.FirstDay,
                    told.LastDay
                ),
            context.CancellationToken
        );
    }
}

/// <summary>Keeps the service's copy of pupils: only for services with a purpose for them.</summary>
public sealed class KeepPupilsWhenPupilRecorded(ServiceDb db, SealedFieldsKept kept) : IConsumer<PupilRecorded>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PupilRecorded> context)
    {
        var told = context.Message;
        return db.Pupils.KeepAsync(
            new Pupil { Id = told.PupilId },
            told.Revision,
            pupil =>
            {
                (pupil.SchoolId, pupil.ClassId, pupil.Grade) = (told.SchoolId, told.ClassId, told.Grade);
                (pupil.OnRoll, pupil.Residence) = (told.OnRoll, told.Residence);
                pupil.NameSealed = kept.Names ? told.NameSealed : null;
                pupil.GroundsSealed = kept.Grounds ? told.GroundsSealed : null;
            },
            context.CancellationToken
        );
    }
}

/// <summary>Keeps the service's copy of guardianship: only for services with a purpose for pupils.</summary>
public sealed class KeepLinksWhenGuardianLinkRecorded(ServiceDb db) : IConsumer<GuardianLinkRecorded>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<GuardianLinkRecorded> context)
    {
        var told = context.Message;
        return db.GuardianLinks.KeepAsync(
            new GuardianLink { Id = told.LinkId },
            told.Revision,
            link =>
                (link.GuardianAccountId, link.PupilId, link.IsActive) = (
                    told.GuardianAccountId,
                    told.PupilId,
                    told.IsActive
                ),
            context.CancellationToken
        );
    }
}

/// <summary>Which sealed fields of a pupil a service keeps: those whose ring it holds.</summary>
/// <param name="Names">Names: Enrolment and Safety.</param>
/// <param name="Grounds">Grounds: Enrolment and Fees.</param>
public sealed record SealedFieldsKept(bool Names, bool Grounds);
