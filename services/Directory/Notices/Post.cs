using AfterSchool.Directory.Accounts;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AfterSchool.Directory.Notices;

/// <summary>The mail server of the place, where one is configured (<c>Smtp:Host, Port, From, User, Password</c>).</summary>
public sealed class Post(IConfiguration configuration)
{
    private readonly IConfigurationSection _smtp = configuration.GetSection("Smtp");

    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(_smtp["Host"]);

    /// <summary>Whether trying again would be answered the same: the address is none, or the server knows nobody there.</summary>
    public static bool IsForGood(Exception problem) =>
        problem
            is ParseException
                or SmtpCommandException
                {
                    ErrorCode: SmtpErrorCode.RecipientNotAccepted,
                    StatusCode: >= (SmtpStatusCode)500
                };

    /// <summary>Hands one letter to the mail server.</summary>
    /// <param name="to">Address of <see cref="Account.EmailSealed"/>, opened.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text.</param>
    public async Task SendAsync(string to, string subject, string text, CancellationToken ct)
    {
        using var letter = new MimeMessage();
        letter.From.Add(MailboxAddress.Parse(_smtp["From"] ?? $"noreply@{_smtp["Host"]}"));
        letter.To.Add(MailboxAddress.Parse(to));
        letter.Subject = subject;
        letter.Body = new TextPart("plain") { Text = text };

        using var smtp = new SmtpClient();
        // Encrypted wherever the server offers it.
        await smtp.ConnectAsync(_smtp["Host"]!, _smtp.GetValue("Port", 25), SecureSocketOptions.Auto, ct);
        if (_smtp["User"] is { Length: > 0 } user)
            await smtp.AuthenticateAsync(user, _smtp["Password"] ?? "", ct);
        await smtp.SendAsync(letter, ct);
        await smtp.DisconnectAsync(true, ct);
    }
}
