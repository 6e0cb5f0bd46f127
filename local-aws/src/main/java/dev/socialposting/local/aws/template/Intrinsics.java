package dev.socialposting.local.aws.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub}, {@code Fn::Join} and {@code Fn::Select}; other functions are refused by name. */
final class Intrinsics {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Map<String, String> parameters;
    private final Resolver resources;

    /** @param parameters the values of parameters and pseudo parameters, by name */
    Intrinsics(Map<String, String> parameters, Resolver resources) {
        this.parameters = Map.copyOf(parameters);
        this.resources = resources;
    }

    /** The name of the function that {@code value} calls, or null if it is a plain value. */
    static @Nullable String functionOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            Object key = map.keySet().iterator().next();
            if (key instanceof String name && (name.equals("Ref") || name.startsWith("Fn::"))) {
                return name;
            }
        }
        return null;
    }

    String text(@Nullable Object value, String where) {
        String function = functionOf(value);
        if (function != null && value instanceof Map<?, ?> call) {
            return called(function, call.get(function), where);
        }
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case null -> throw new TemplateException(where + ": there is no value");
            default -> throw new TemplateException("%s: expected a text, found %s".formatted(where, value));
        };
    }

    private String called(String function, @Nullable Object argument, String where) {
        return switch (function) {
            case "Ref" -> ref(text(argument, where));
            case "Fn::GetAtt" -> attribute(list(argument, where), where);
            case "Fn::Sub" -> sub(argument, where);
            case "Fn::Join" -> join(list(argument, where), where);
            case "Fn::Select" -> select(list(argument, where), where);
            default -> throw new TemplateException("%s: %s is not understood".formatted(where, function));
        };
    }

    private String ref(String name) {
        String parameter = parameters.get(name);
        return parameter != null ? parameter : resources.ref(name);
    }

    private String attribute(List<?> path, String where) {
        if (path.size() < 2) {
            throw new TemplateException(
                    "%s: Fn::GetAtt takes a resource and an attribute, found %s".formatted(where, path));
        }
        String attribute = path.stream().skip(1).map(part -> text(part, where)).collect(Collectors.joining("."));
        return resources.attribute(text(path.getFirst(), where), attribute);
    }

    private String sub(@Nullable Object argument, String where) {
        if (!(argument instanceof List<?> list)) {
            return filled(text(argument, where), Map.of());
        }
        if (list.size() != 2 || !(list.get(1) instanceof Map<?, ?> own)) {
            throw new TemplateException("%s: Fn::Sub takes a text and a map, found %s".formatted(where, list));
        }
        Map<String, String> variables = new LinkedHashMap<>();
        own.forEach((name, value) -> variables.put(String.valueOf(name), text(value, where)));
        return filled(text(list.getFirst(), where), variables);
    }

    private String filled(String pattern, Map<String, String> variables) {
        return PLACEHOLDER.matcher(pattern).replaceAll(match -> {
            String name = match.group(2);
            boolean literal = !match.group(1).isEmpty();
            return Matcher.quoteReplacement(literal ? "${" + name + "}" : placeholder(name, variables));
        });
    }

    private String placeholder(String name, Map<String, String> variables) {
        String own = variables.get(name);
        if (own != null) {
            return own;
        }
        int dot = name.indexOf('.');
        return dot < 0 ? ref(name) : resources.attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    private String join(List<?> arguments, String where) {
        if (arguments.size() != 2) {
            throw new TemplateException(
                    "%s: Fn::Join takes a separator and a list, found %s".formatted(where, arguments));
        }
        return list(arguments.get(1), where).stream()
                .map(part -> text(part, where))
                .collect(Collectors.joining(text(arguments.getFirst(), where)));
    }

    private String select(List<?> arguments, String where) {
        if (arguments.size() != 2 || !text(arguments.getFirst(), where).matches("\\d{1,4}")) {
            throw new TemplateException(
                    "%s: Fn::Select takes a number and a list, found %s".formatted(where, arguments));
        }
        int index = Integer.parseInt(text(arguments.getFirst(), where));
        List<?> choices = list(arguments.get(1), where);
        if (index >= choices.size()) {
            throw new TemplateException("%s: Fn::Select of item %d of %d".formatted(where, index, choices.size()));
        }
        return text(choices.get(index), where);
    }

    private static List<?> list(@Nullable Object value, String where) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new TemplateException("%s: expected a list, found %s".formatted(where, value));
    }
}
