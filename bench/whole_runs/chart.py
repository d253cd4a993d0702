"""Time after synthesis against people, both axes logarithmic, with the targets."""

import math

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 400, 70, 50, 46, 20
COLOURS = ["#0b6e99", "#d1495b", "#6a8d3a", "#8a5fbf"]


def draw(lines, targets):
    """`lines`: {label: [(people, seconds)]}; `targets`: [(people, seconds)]."""
    points = [point for line in lines.values() for point in line] + targets
    x_range, y_range = [(math.floor(math.log10(min(p[i] for p in points)) * 2) / 2, math.ceil(math.log10(max(p[i] for p in points)) * 2) / 2) for i in (0, 1)]

    def place(point):
        x, y = (math.log10(value) for value in point)
        return (LEFT + (x - x_range[0]) / (x_range[1] - x_range[0]) * (WIDTH - LEFT - RIGHT),
                HEIGHT - BOTTOM - (y - y_range[0]) / (y_range[1] - y_range[0]) * (HEIGHT - TOP - BOTTOM))

    def text(x, y, words, anchor="middle", extra=""):
        return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{words}</text>'

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" fill="#222">',
             "<title>Seconds after synthesis for a year, by people and threads</title>",
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             text(LEFT, 20, "A year of days under both programmes, seconds after synthesis", "start", ' font-size="14"')]
    for axis, (low, high) in enumerate((x_range, y_range)):
        for power in range(math.ceil(low), math.floor(high) + 1):
            at = [10.0 ** x_range[0], 10.0 ** y_range[0]]
            at[axis] = 10.0**power
            x, y = place(at)
            end = (x, TOP) if axis == 0 else (WIDTH - RIGHT, y)
            parts.append(f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" stroke="#ddd"/>')
            label = f"{10.0 ** power:,g}" if power < 6 else f"{10.0 ** (power - 6):,g} m"
            parts.append(text(x, y + 18, label) if axis == 0 else text(x - 8, y + 4, label, "end"))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, "people"))
    for number, (label, line) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        placed = [place(point) for point in sorted(line)]
        parts.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in placed)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in placed]
        parts.append(f'<circle cx="{LEFT + 14 + 110 * number}" cy="{TOP - 10}" r="3.5" fill="{colour}"/>')
        parts.append(text(LEFT + 24 + 110 * number, TOP - 6, label, "start"))
    for point in targets:
        x, y = place(point)
        parts.append(f'<path d="M{x - 5:.1f} {y:.1f}h10M{x:.1f} {y - 5:.1f}v10" stroke="#222" stroke-width="1.5"/>')
    parts.append(text(LEFT + 24 + 110 * len(lines), TOP - 6, "+ target (two threads)", "start"))
    return "\n".join(parts + ["</svg>", ""])
