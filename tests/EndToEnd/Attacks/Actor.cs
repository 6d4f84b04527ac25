using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Somebody who asks, signed in: a person with a browser whose session the gateway keeps fresh, or a program with its token.</summary>
/// <param name="Name">User name.</param>
/// <param name="Role">As whom they act.</param>
/// <param name="Ask">The way through the gateway.</param>
internal sealed record Actor(string Name, string Role, Func<HttpRequestMessage, Task<HttpResponseMessage>> Ask)
{
    /// <summary>A person.</summary>
    public static Actor Of(Person person, string role) => new(person.UserName, role, person.SendAsync);

    /// <summary>Asks in JSON, or sends the workbook.</summary>
    public Task<Answer> AskAsync(Call call) =>
        call.Workbook is { } workbook
            ? AskAsync(call.Method, call.Path, workbook, Exchange.WorkbookType)
            : AskAsync(call.Method, call.Path, call.Body is { } body ? Encoding.UTF8.GetBytes(body) : null);

    /// <summary>Asks with these bytes, said to be of that type.</summary>
    public async Task<Answer> AskAsync(
        string method,
        string path,
        byte[]? body = null,
        string type = "application/json"
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await Ask(request);
        var kind = answer.Content.Headers.ContentType?.MediaType;
        return new(
            (int)answer.StatusCode,
            kind,
            kind == Exchange.WorkbookType
                ? SheetRows.Of(await answer.Content.ReadAsStreamAsync())
                : await answer.Content.ReadAsStringAsync(),
            answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null
        );
    }
}

/// <summary>A call.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">JSON, or null.</param>
/// <param name="Workbook">A workbook in place of the JSON.</param>
internal sealed record Call(string Method, string Path, string? Body, byte[]? Workbook = null)
{
    /// <summary>Ids in its path and query.</summary>
    public IEnumerable<string> IdsInPath => IdBook.In(Path);

    /// <summary>Every id in it.</summary>
    public IEnumerable<string> Ids => IdBook.In($"{Path} {Body}");

    /// <summary>Whether it names things in its path, and none but these.</summary>
    public bool IsOnlyAbout(IReadOnlySet<string> things) => IdsInPath.Any() && IdsInPath.All(things.Contains);
}

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Kind">Its media type.</param>
/// <param name="Text">Its body; of a workbook its rows in JSON.</param>
/// <param name="Next">Where the list goes on.</param>
internal sealed record Answer(int Status, string? Kind, string Text, string? Next)
{
    /// <summary>Whether it is a workbook.</summary>
    public bool IsWorkbook => Kind == Exchange.WorkbookType;

    /// <summary>Rows of a list.</summary>
    public int Rows => JsonSerializer.Deserialize<JsonElement>(Text).GetArrayLength();

    /// <summary>Whether the thing asked for was reached: done, or refused for what it is and not for who asked.</summary>
    public bool ReachedIt => Status is (>= 200 and < 300) or 409 or 412 or 422;

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {Text[..Math.Min(Text.Length, 300)]}";
}
