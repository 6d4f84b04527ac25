using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>
/// Takes in the one file of a request: its body, or the first file of a form. It stays in memory, under the limit of every body: a workbook
/// is about children, and nothing of it lies about on a disk.
/// </summary>
internal static class Upload
{
    public static async Task<(MemoryStream? File, IResult? Refusal)> ReadAsync(
        HttpRequest request,
        CancellationToken ct
    )
    {
        // Said before any of it is read.
        if (request.ContentLength > ServiceSetup.MostBodyBytes)
            return (null, Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return (null, Results.StatusCode(StatusCodes.Status415UnsupportedMediaType));
        if (type.MediaType == WorkbookResult.MediaType || type.MediaType == "application/octet-stream")
            return await CopyAsync(request.Body, ct);
        if (type.MediaType != "multipart/form-data" || type.Boundary.Length == 0)
            return (null, Results.StatusCode(StatusCodes.Status415UnsupportedMediaType));
        try
        {
            var form = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body);
            while (await form.ReadNextSectionAsync(ct) is { } section)
                if (section.GetContentDispositionHeader()?.IsFileDisposition() == true)
                    return await CopyAsync(section.Body, ct);
        }
        catch (Exception broken)
            when (broken is InvalidDataException or IOException && broken is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form cannot be read.", broken);
        }

        throw new BadHttpRequestException("There is no file in the form.");
    }

    private static async Task<(MemoryStream?, IResult?)> CopyAsync(Stream body, CancellationToken ct)
    {
        var (file, buffer) = (new MemoryStream(), new byte[64 * 1024]);
        int read;
        while ((read = await body.ReadAsync(buffer, ct)) > 0)
        {
            if (file.Length + read > ServiceSetup.MostBodyBytes)
                return (null, Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
            file.Write(buffer, 0, read);
        }

        file.Position = 0;
        return (file, null);
    }
}
