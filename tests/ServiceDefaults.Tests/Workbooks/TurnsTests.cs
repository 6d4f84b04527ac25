using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

public sealed class TurnsTests
{
    [Fact]
    public async Task Whoever_finds_no_turn_free_is_told_when_to_come_again_and_has_one_once_another_ends()
    {
        using var turns = new Turns(2, TimeSpan.Zero);
        var (ended, broken) = (new TaskCompletionSource<IResult>(), new TaskCompletionSource<IResult>());
        var (first, second) = (Take(() => ended.Task), Take(() => broken.Task));
        var refused = new DefaultHttpContext();

        var answer = await turns.TakeAsync<IResult>(refused, () => throw new InvalidOperationException("It was done."));

        Assert.Null(answer);
        Assert.Equal("5", refused.Response.Headers.RetryAfter);
        ended.SetResult(TypedResults.Ok());
        broken.SetException(new InvalidDataException());
        await first;
        await Assert.ThrowsAsync<InvalidDataException>(() => second);
        // Both are free again, however they ended.
        var held = Take(() => new TaskCompletionSource<IResult>().Task);
        Assert.IsType<NoContent>(await Take(() => Task.FromResult<IResult>(TypedResults.NoContent())));
        Assert.False(held.IsCompleted);

        Task<IResult?> Take(Func<Task<IResult>> work) => turns.TakeAsync(new DefaultHttpContext(), work);
    }
}
