package dev.socialposting.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown that can be read as it is, too: its columns are padded. The first column holds words, the others numbers. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> titles) {
        rows.add(titles);
    }

    public static Table of(String... titles) {
        return new Table(List.of(titles));
    }

    /** Adds a row; it must have a cell for each title. */
    public Table row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has " + cells.length + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        StringBuilder line =
                new StringBuilder("|").append("-".repeat(widths.getFirst() + 2)).append("|");
        widths.stream()
                .skip(1)
                .forEach(width -> line.append("-".repeat(width + 1)).append(":|"));
        return Stream.concat(
                        Stream.of(text(rows.getFirst(), widths) + line + "\n"),
                        rows.stream().skip(1).map(row -> text(row, widths)))
                .collect(Collectors.joining());
    }

    private static String text(List<String> row, List<Integer> widths) {
        StringBuilder text = new StringBuilder("| ");
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String space = " ".repeat(widths.get(column) - cell.length());
            text.append(column == 0 ? cell + space : space + cell).append(" | ");
        }
        return text.toString().stripTrailing() + "\n";
    }
}
