package dev.gantry.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.ui.code.Tokens.Kind;
import dev.gantry.ui.code.Tokens.Token;

/** How Python source is coloured. */
class PythonTokensTest {
    @Test
    @DisplayName("keywords, types, numbers, decorators, comments and strings of every kind are told apart")
    void kinds() {
        assertThat(of(Kind.KEYWORD, "async def work(n): return None if n else True")).containsExactly("async", "def",
                "return", "None", "if", "else", "True");
        assertThat(of(Kind.TYPE, "with ThreadPoolExecutor(3) as pool: LIMIT")).containsExactly("ThreadPoolExecutor");
        assertThat(of(Kind.NUMBER, "x = 1_000 + 0xff + 2.5e3 + a1")).containsExactly("1_000", "0xff", "2.5e3");
        assertThat(of(Kind.ANNOTATION, "@functools.wraps(f)\na @ b")).containsExactly("@functools.wraps");
        assertThat(of(Kind.COMMENT, "x = '#' # a 'comment'\ny")).containsExactly("# a 'comment'");
        assertThat(of(Kind.STRING, "f'{a}' + rb\"\\\"\" + u'it\\'s' + 'open\nmore")).containsExactly("f'{a}'",
                "rb\"\\\"\"", "u'it\\'s'", "'open");
    }

    @Test
    @DisplayName("a string over lines is one on each of them; match is a keyword only where it begins a statement")
    void lines() {
        List<List<Token>> lines = PythonTokens.lines("'''one\ntwo''' + x\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).containsExactly(new Token(Kind.STRING, "'''one"));
        assertThat(lines.get(1)).containsExactly(new Token(Kind.STRING, "two'''"), new Token(Kind.PLAIN, " + x"));
        assertThat(of(Kind.KEYWORD, "match words:\n    case [one]:\n        match = re.match(x)"))
                .containsExactly("match", "    case");
    }

    @Test
    @DisplayName("a very long string takes no deep stack")
    void longString() {
        String text = "'" + "ab\\n".repeat(100_000) + "'";
        assertThat(of(Kind.STRING, text)).containsExactly(text);
    }

    private static List<String> of(Kind kind, String source) {
        return PythonTokens.lines(source).stream().flatMap(List::stream).filter(token -> token.kind() == kind)
                .map(Token::text).toList();
    }
}
