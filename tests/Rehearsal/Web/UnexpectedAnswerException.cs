namespace AfterSchool.Rehearsal.Web;

/// <summary>The system answered otherwise than the story needs.</summary>
/// <param name="answer">What was asked, the status and the body.</param>
public sealed class UnexpectedAnswerException(string answer) : Exception(answer);
