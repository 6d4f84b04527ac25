using AfterSchool.ServiceDefaults.Workbooks;
using static AfterSchool.ServiceDefaults.Tests.Workbooks.HandMade;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("张　三", "张三")]
    [InlineData(" 张 三 ", "张三")]
    [InlineData("欧阳 若 水", "欧阳若水")]
    // Of the rarer planes, and the nought of names.
    [InlineData("𠮷 田", "𠮷田")]
    [InlineData("王 〇", "王〇")]
    [InlineData("阿依 • 古丽", "阿依·古丽")]
    [InlineData("阿依・古丽", "阿依·古丽")]
    [InlineData("John  Smith", "John Smith")]
    [InlineData("李 John", "李 John")]
    // Marks of order and direction, of no width and of a page's beginning.
    [InlineData("\uFEFF李\u200B四\u202C", "李四")]
    public void Is_the_same_however_it_is_padded(string typed, string usual)
    {
        var row = Assert.Single(Read($"{Headings}<row r=\"2\">{Text("B2", typed)}</row>").Rows);

        Assert.Equal(usual, row.Name(Name, 20));
    }

    [Fact]
    public void That_nobody_can_see_is_none()
    {
        var row = Assert.Single(Read($"{Headings}<row r=\"2\">{Text("B2", "\u200B\u200E")}</row>").Rows);

        Assert.Null(row.Name(Name, 20));
        Assert.Equal(["cell-no-text"], row.Faults.Select(fault => fault.Code));
    }
}
