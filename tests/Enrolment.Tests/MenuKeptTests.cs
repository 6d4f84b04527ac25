using AfterSchool.Enrolment.Offerings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace AfterSchool.Enrolment.Tests;

public sealed class MenuKeptTests
{
    [Fact]
    public async Task Whoever_closes_the_page_takes_the_menu_from_nobody()
    {
        var kept = new MenuKept(Options.Create(new Microsoft.AspNetCore.Http.Json.JsonOptions()));
        var asked = new MenuAsked(Guid.CreateVersion7(), null, null, 50);
        using var closed = new CancellationTokenSource();
        var reading = new TaskCompletionSource<Ok<IReadOnlyList<OfferingShown>>>();
        var gone = kept.AnswerAsync(
            asked,
            new DefaultHttpContext { RequestAborted = closed.Token },
            () => reading.Task
        );
        var waits = kept.AnswerAsync(
            asked,
            new DefaultHttpContext(),
            () => Task.FromResult(TypedResults.Ok<IReadOnlyList<OfferingShown>>([]))
        );

        await closed.CancelAsync();
        reading.SetCanceled(closed.Token);

        Assert.Equal("[]"u8.ToArray(), (await waits).Body);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
    }
}
