using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Posts;

/// <summary>Opens the duty teacher's role at the post of who is cleared.</summary>
public sealed class OpenDutiesWhenStaffCleared(ClearanceBook clearances) : IConsumer<StaffCleared>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<StaffCleared> context)
    {
        var told = context.Message;
        return clearances.KeepAsync(told.PersonId, told.SchoolId, told.Revision, true, context.CancellationToken);
    }
}

/// <summary>Closes what <see cref="OpenDutiesWhenStaffCleared"/> opened.</summary>
public sealed class CloseDutiesWhenClearanceLapsed(ClearanceBook clearances) : IConsumer<ClearanceLapsed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<ClearanceLapsed> context)
    {
        var told = context.Message;
        return clearances.KeepAsync(told.PersonId, told.SchoolId, told.Revision, false, context.CancellationToken);
    }
}

/// <summary>Keeps who is cleared, and the posts in step with it, whichever of the two comes first.</summary>
public sealed class ClearanceBook(DirectoryDb db, RollBook book)
{
    /// <summary>Whether the person is cleared at the school.</summary>
    public Task<bool> IsClearedAsync(Guid person, Guid school, CancellationToken ct) =>
        db.Clearances.AnyAsync(one => one.PersonId == person && one.SchoolId == school && one.IsCleared, ct);

    /// <summary>Keeps the newest, and tells the post when its roles change by it.</summary>
    public async Task KeepAsync(Guid person, Guid school, long revision, bool isCleared, CancellationToken ct)
    {
        var known = await db.Clearances.FindAsync([person, school], ct);
        if (known is null)
            db.Clearances.Add(known = new Clearance { PersonId = person, SchoolId = school });
        else if (known.Revision >= revision)
            return;
        (known.Revision, known.IsCleared) = (revision, isCleared);
        var post = await db.Posts.FirstOrDefaultAsync(one => one.AccountId == person && one.SchoolId == school, ct);
        if (post is not null && post.Hold(isCleared))
            book.Tell<StaffPost, StaffPostRecorded>(post, _ => { });
    }
}
