using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>A list as a workbook: written row by row while it is read, so that its length is nobody's burden.</summary>
/// <param name="Kind">What it is a list of: <c>sheet.{Kind}</c> of the words.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: text, whole numbers, money, days and times, in the order of the columns.</param>
public sealed record WorkbookResult(string Kind, IReadOnlyList<Column> Columns, IAsyncEnumerable<object?[]> Rows)
    : IResult
{
    /// <summary>The media type of workbooks.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A sheet holds 1,048,576.
    private const int MostRowsOfSheet = 1_000_000;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (words, ct) = (httpContext.RequestServices.GetRequiredService<Words>(), httpContext.RequestAborted);
        var name = words.Say($"sheet.{Kind}", "zh");
        Announce(httpContext.Response, Kind, name);
        await WriteAsync(httpContext.Response.Body, name, words, ct);
    }

    /// <summary>Says that a file follows, and how it is to be called.</summary>
    internal static void Announce(HttpResponse response, string plain, string name)
    {
        response.ContentType = MediaType;
        var disposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{plain}.xlsx" };
        disposition.FileNameStar = $"{name}.xlsx";
        response.Headers.ContentDisposition = disposition.ToString();
    }

    internal async Task WriteAsync(Stream stream, string name, Words words, CancellationToken ct)
    {
        await using var workbook = await WorkbookWriter.OnAsync(stream, ct);
        await using var rows = Rows.GetAsyncEnumerator(ct);
        var goesOn = await rows.MoveNextAsync();
        for (var sheet = 1; sheet == 1 || goesOn; sheet++)
            await workbook.SheetAsync(
                sheet == 1 ? name : $"{name} {sheet}",
                SheetParts.Head(Columns, words),
                async writer =>
                {
                    writer.Headings([.. Columns.Select(one => (SheetParts.Heading(one, words), one.IsRequired))]);
                    for (; goesOn && writer.Rows <= MostRowsOfSheet; goesOn = await rows.MoveNextAsync())
                    {
                        writer.Row(rows.Current);
                        await writer.SendAsync(ct);
                    }
                }
            );
        await workbook.FinishAsync();
    }
}
