namespace AfterSchool.Rehearsal.Web;

/// <summary>What somebody asked, in JSON or with a workbook, and how it was answered.</summary>
/// <param name="Whose">The person's user name.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The body; null where there was none in JSON.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Answer">The answer; null where it was not in JSON.</param>
public sealed record Exchange(string Whose, string Method, string Path, string? Body, int Status, string? Answer)
{
    /// <summary>The media type of workbooks (.xlsx).</summary>
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The workbook that was sent; null where there was none.</summary>
    public byte[]? Workbook { get; init; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    internal static async Task<Exchange> OfAsync(
        string whose,
        HttpRequestMessage request,
        HttpResponseMessage answer,
        CancellationToken ct
    ) =>
        new(
            whose,
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            await JsonAsync(request.Content, ct),
            (int)answer.StatusCode,
            await JsonAsync(answer.Content, ct)
        )
        {
            Workbook =
                request.Content is { } sent && sent.Headers.ContentType?.MediaType == WorkbookType
                    ? await sent.ReadAsByteArrayAsync(ct)
                    : null,
        };

    private static async Task<string?> JsonAsync(HttpContent? content, CancellationToken ct)
    {
        if (content?.Headers.ContentType?.MediaType is not "application/json")
            return null;
        await content.LoadIntoBufferAsync(ct);
        return await content.ReadAsStringAsync(ct);
    }
}
