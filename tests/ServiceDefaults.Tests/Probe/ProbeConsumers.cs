using System.Collections.Concurrent;
using System.Globalization;
using AfterSchool.Contracts.Supervision;
using MassTransit;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>Leaves one mark for each message it applies.</summary>
public sealed class MarkWhenCaseSubstantiated(ProbeDb db) : IConsumer<CaseSubstantiated>
{
    public Task Consume(ConsumeContext<CaseSubstantiated> context)
    {
        db.Marks.Add(new Mark { Id = Guid.CreateVersion7(), SubjectId = context.Message.CaseId });
        return Task.CompletedTask;
    }
}

/// <summary>Fails after its work for every case named as broken, until it is mended.</summary>
public sealed class FailWhenSanctionImposed(ProbeDb db) : IConsumer<SanctionImposed>
{
    public static readonly ConcurrentDictionary<Guid, bool> Broken = new();

    /// <summary>Cases at which it fails the first time only.</summary>
    public static readonly ConcurrentDictionary<Guid, bool> BrokenOnce = new();

    public async Task Consume(ConsumeContext<SanctionImposed> context)
    {
        db.Marks.Add(new Mark { Id = Guid.CreateVersion7(), SubjectId = context.Message.CaseId });
        await db.SaveChangesAsync(context.CancellationToken);
        // A bug whose exception quotes what the message said.
        if (context.Message.Kind.Length > 0 && context.Message.Kind[0] > '\u007f')
            _ = DateOnly.Parse(context.Message.Kind, CultureInfo.InvariantCulture);
        if (Broken.ContainsKey(context.Message.CaseId) || BrokenOnce.TryRemove(context.Message.CaseId, out _))
            throw new InvalidOperationException("Broken, as the test asked.");
    }
}
