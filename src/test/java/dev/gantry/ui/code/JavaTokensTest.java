package dev.gantry.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.gantry.ui.code.Tokens.Kind;
import dev.gantry.ui.code.Tokens.Token;

class JavaTokensTest {
    @Test
    void wordsAreToldApart() {
        List<Token> line = JavaTokens.lines("@Override final int MANY = new Pool(12).at(\"a \\\"b\\\"\"); // 1")
                .getFirst();
        assertThat(line).contains(
                new Token(Kind.ANNOTATION, "@Override"),
                new Token(Kind.KEYWORD, "final"),
                new Token(Kind.PLAIN, " MANY = "),
                new Token(Kind.TYPE, "Pool"),
                new Token(Kind.NUMBER, "12"),
                new Token(Kind.STRING, "\"a \\\"b\\\"\""),
                new Token(Kind.COMMENT, "// 1"));
    }

    @Test
    void aCommentOverLinesStaysAComment() {
        List<List<Token>> lines = JavaTokens.lines("/* one\n   int two */ int three;\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).getFirst()).isEqualTo(new Token(Kind.COMMENT, "   int two */"));
        assertThat(lines.get(1)).contains(new Token(Kind.KEYWORD, "int"));
    }

    @Test
    void nothingIsLostNorAdded() {
        String source = "class A {\n\n    String s = \"open\n    char c = 'x';\n    /* never closed";
        String joined = JavaTokens.lines(source).stream()
                .map(line -> line.stream().map(Token::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        assertThat(joined).isEqualTo(source);
    }
}
