using System.Reflection;
using System.Reflection.Emit;

namespace AfterSchool.Architecture;

/// <summary>Which methods a compiled method calls.</summary>
internal static class Calls
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<MethodBase> Of(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length; )
        {
            // Two-byte instructions begin with 0xFE.
            var code = il[at] == 0xFE ? Codes[(short)(0xFE00 | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            if (
                code.OperandType == OperandType.InlineMethod
                && Called(method, BitConverter.ToInt32(il, at)) is { } called
            )
                yield return called;
            at += Length(code.OperandType, il, at);
        }
    }

    private static MethodBase? Called(MethodBase from, int token)
    {
        try
        {
            return from.Module.ResolveMethod(
                token,
                from.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
                from.IsGenericMethod ? from.GetGenericArguments() : null
            );
        }
        catch (FileNotFoundException)
        {
            // A method of an assembly that does not lie beside the tests is none of a page's.
            return null;
        }
    }

    private static int Length(OperandType operand, byte[] il, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
            _ => 4,
        };
}
