package dev.gantry.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.VerdictText;

/**
 * Answers to claims and lints in the XML of JUnit's reports, which continuous integration shows: a test case for each,
 * a failure for each claim that is refuted and each lint that found something, an error for each open claim; a lint
 * that the recording cannot decide is skipped.
 */
public final class AnswersXml {
    private AnswersXml() {}

    /** Writes the report on a recording of this name. */
    public static void write(Snapshot recorded, String name, List<Answer> answers, OutputStream out)
            throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", legal(name));
            xml.writeAttribute("tests", String.valueOf(answers.size()));
            xml.writeAttribute("failures", count(answers, Verdict.Outcome.REFUTED, _ -> true));
            xml.writeAttribute("errors", count(answers, Verdict.Outcome.OPEN, answer -> answer.lint().isEmpty()));
            xml.writeAttribute("skipped", count(answers, Verdict.Outcome.OPEN, answer -> answer.lint().isPresent()));
            xml.writeAttribute("time", seconds(answers.stream().mapToLong(Answer::nanos).sum()));
            for (Answer answer : answers) {
                write(xml, recorded, name, answer);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(XMLStreamWriter xml, Snapshot recorded, String name, Answer answer)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", legal(name));
        xml.writeAttribute("name", legal(answer.text()));
        xml.writeAttribute("time", seconds(answer.nanos()));
        if (answer.lint().isPresent() && answer.verdict().outcome() == Verdict.Outcome.OPEN) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", legal(VerdictText.details(recorded, answer.verdict())));
        } else if (answer.verdict().outcome() != Verdict.Outcome.PROVED) {
            String details = legal(VerdictText.details(recorded, answer.verdict()));
            xml.writeCharacters("\n    ");
            xml.writeStartElement(answer.verdict().outcome() == Verdict.Outcome.REFUTED ? "failure" : "error");
            xml.writeAttribute("type", answer.word());
            xml.writeAttribute("message", details.lines().findFirst().orElse(""));
            xml.writeCharacters(details);
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }

    private static String count(List<Answer> answers, Verdict.Outcome outcome, Predicate<Answer> counts) {
        return String.valueOf(answers.stream().filter(counts).filter(answer -> answer.verdict().outcome() == outcome)
                .count());
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).toPlainString();
    }

    /** Without the letters that XML cannot hold. */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
