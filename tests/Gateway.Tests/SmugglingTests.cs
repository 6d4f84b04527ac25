using System.Net.Sockets;
using System.Text;

namespace AfterSchool.Gateway.Tests;

/// <summary>Requests that two readers could cut at different places, byte by byte as no library would send them.</summary>
public sealed class SmugglingTests(GatewayApp app)
{
    private const string Head = "POST /fees/v1/files HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    [Theory]
    [InlineData("two lengths", Head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!")]
    [InlineData("a list of lengths", Head + "Content-Length: 5, 6\r\n\r\nhello!")]
    [InlineData("a length below nothing", Head + "Content-Length: -1\r\n\r\n")]
    [InlineData("a length beyond all", Head + "Content-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("a space before the colon", Head + "Content-Length : 5\r\n\r\nhello")]
    [InlineData("an unknown coding", Head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("chunked, then another", Head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("a folded line", Head + "X-Mark: a\r\n b\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("a NUL in a value", Head + "X-Mark: a\0b\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("a bare return in a value", Head + "X-Mark: a\rb\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("a chunk of no number", Head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")]
    [InlineData("no host", "GET /fees/v1/bills HTTP/1.1\r\n\r\n")]
    [InlineData("two hosts", "GET /fees/v1/bills HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("a host with a path", "GET /fees/v1/bills HTTP/1.1\r\nHost: a/b\r\n\r\n")]
    [InlineData("a method of no token", "GE T /fees/v1/bills HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task Are_refused_and_the_connection_ends(string what, string request)
    {
        var answer = await SendAsync(request);
        Assert.True(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.Single(answer.Split("HTTP/1.1 ")[1..]);
    }

    [Fact]
    public async Task With_both_framings_reach_the_service_as_one_request_with_one_framing()
    {
        const string mark = "both framings";
        var answer = await SendAsync(
            Head
                + $"X-Mark: {mark}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "0\r\n\r\nGET /fees/v1/smuggled HTTP/1.1\r\nHost: a\r\nX-Mark: smuggled\r\n\r\n"
        );
        Assert.Single(answer.Split("HTTP/1.1 ")[1..]);
        Assert.Empty(app.WhoGot("smuggled"));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("DEBUG")]
    public async Task By_methods_nobody_uses_are_answered_by_nobody(string method)
    {
        var mark = $"method {method}";
        var target = method == "CONNECT" ? "127.0.0.1:80" : "/session";
        var answer = await SendAsync(
            $"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX-Mark: {mark}\r\nConnection: close\r\n\r\n"
        );
        Assert.Matches("^HTTP/1.1 (400|404|405|501) ", answer);
        Assert.DoesNotContain(mark, answer);
    }

    // To the end of the connection: whoever keeps it open after nonsense is waited for in vain.
    private async Task<string> SendAsync(string request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(app.Gateway.Address.Host, app.Gateway.Address.Port, limit.Token);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(limit.Token);
    }
}
