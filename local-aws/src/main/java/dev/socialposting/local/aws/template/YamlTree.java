package dev.socialposting.local.aws.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads CloudFormation's YAML into maps, lists, strings, numbers and booleans.
 *
 * <p>A short form such as {@code !Ref Queue} becomes its long form {@code {Ref: Queue}}, so that nothing later has to know
 * both.
 */
final class YamlTree {

    private YamlTree() {}

    static Object read(String yaml) {
        Node root = new Compose(LoadSettings.builder().setParseComments(false).build())
                .composeString(yaml)
                .orElseThrow(() -> new TemplateException("the template is empty"));
        Object tree = value(root);
        if (tree == null) {
            throw new TemplateException("the template is empty");
        }
        return tree;
    }

    private static @Nullable Object value(Node node) {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            return longForm(tag.substring(1), node);
        }
        return plain(node);
    }

    private static Map<String, @Nullable Object> longForm(String function, Node node) {
        Map<String, @Nullable Object> call = new LinkedHashMap<>();
        switch (function) {
            case "Ref", "Condition" -> call.put(function, plain(node));
            case "GetAtt" -> call.put("Fn::GetAtt", attributePath(node));
            default -> call.put("Fn::" + function, plain(node));
        }
        return call;
    }

    private static @Nullable Object attributePath(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return plain(node);
        }
        int dot = scalar.getValue().indexOf('.');
        if (dot < 1) {
            throw new TemplateException(
                    "!GetAtt %s%s: expected Resource.Attribute".formatted(scalar.getValue(), place(node)));
        }
        return List.of(scalar.getValue().substring(0, dot), scalar.getValue().substring(dot + 1));
    }

    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> map(mapping);
            case SequenceNode sequence -> list(sequence);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TemplateException("%s%s: not understood".formatted(node.getNodeType(), place(node)));
        };
    }

    private static Map<String, @Nullable Object> map(MappingNode mapping) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException("a key%s is not a plain word".formatted(place(entry.getKeyNode())));
            }
            if (map.containsKey(key.getValue())) {
                throw new TemplateException("%s%s is there twice".formatted(key.getValue(), place(key)));
            }
            map.put(key.getValue(), value(entry.getValueNode()));
        }
        return map;
    }

    private static List<@Nullable Object> list(SequenceNode sequence) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            list.add(value(item));
        }
        return list;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT)) {
            return Long.valueOf(text);
        }
        if (tag.equals(Tag.FLOAT)) {
            return Double.valueOf(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        return tag.equals(Tag.NULL) ? null : text;
    }

    private static String place(Node node) {
        return node.getStartMark()
                .map(mark -> " in line " + (mark.getLine() + 1))
                .orElse("");
    }
}
