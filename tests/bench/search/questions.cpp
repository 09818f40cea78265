// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/questions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include "index/analyzer.h"
#include "index/stems.h"
#include "pipeline/fold.h"
#include "pipeline/text.h"
#include "tests/bench/search/corpus.h"

namespace mea::bench {
namespace {

constexpr std::pair<Kind, std::size_t> shares[] = {
    {Kind::common, 24}, {Kind::rare, 24}, {Kind::two, 36},    {Kind::three, 30},
    {Kind::phrase, 30}, {Kind::code, 26}, {Kind::prefix, 18}, {Kind::filtered, 12}};
constexpr const char* languages[] = {"en", "ar", "es", "fr", "ru", "zh"};
constexpr std::size_t common_words = 60;
constexpr std::size_t rare_paragraphs = 3;
constexpr std::size_t shortest_word = 4;  // letters; Han words have two
constexpr std::size_t prefix_letters = 5;
constexpr int most_tries = 2000;

struct Text {
    const IndexParagraph* paragraph = nullptr;
    std::vector<std::string> words;  // in order
    std::vector<bool> follows;       // the word before, with one space or (Han) nothing between
};

struct Language {
    std::vector<Text> texts;
    std::map<std::string, std::size_t> paragraphs_with;
    std::vector<std::string> common;
    std::vector<std::string> rare;
};

bool is_content(const std::string& word) {
    const CodePoint first = code_point_at(word, 0);
    const std::size_t letters = count_code_points(word);
    if (is_function_word(folded(word))) return false;
    if (is_han(first.value)) return letters >= 2 && letters <= 4;
    return is_letter(first.value) && letters >= shortest_word &&
           word.find_first_of("0123456789") == std::string::npos;
}

Text text_of(const IndexParagraph& paragraph) {
    Text out{&paragraph, {}, {}};
    std::size_t end = 0;
    for (const Range& word : words_of(analyze(paragraph.text))) {
        const std::string_view gap = slice(paragraph.text, Range{end, word.begin});
        out.words.emplace_back(slice(paragraph.text, word));
        const bool han = is_han(code_point_at(out.words.back(), 0).value);
        out.follows.push_back(out.words.size() > 1 && (han ? gap.empty() : gap == " "));
        end = word.end;
    }
    return out;
}

class Asker {
public:
    explicit Asker(const std::vector<IndexDocument>& documents) {
        for (const IndexDocument& document : documents) {
            Language& language = languages_[document.language];
            for (const IndexParagraph& paragraph : document.paragraphs) {
                Text text = text_of(paragraph);
                const std::set<std::string> once(text.words.begin(), text.words.end());
                for (const std::string& word : once) ++language.paragraphs_with[word];
                language.texts.push_back(std::move(text));
            }
        }
        for (auto& [name, language] : languages_) sort_words(language);
    }

    std::optional<Question> ask(Kind kind, const std::string& name) {
        const auto found = languages_.find(name);
        if (found == languages_.end()) return std::nullopt;
        for (int tries = 0; tries < most_tries; ++tries) {
            Question question{kind, name, words(kind, found->second)};
            if (!question.words.empty() && asked_.insert(question.words).second) return question;
        }
        return std::nullopt;
    }

private:
    static void sort_words(Language& language) {
        std::vector<std::pair<std::size_t, std::string>> by_count;
        for (const auto& [word, count] : language.paragraphs_with) {
            if (!is_content(word)) continue;
            by_count.emplace_back(count, word);
            if (count <= rare_paragraphs) language.rare.push_back(word);
        }
        std::sort(by_count.rbegin(), by_count.rend());
        for (std::size_t i = 0; i < std::min(common_words, by_count.size()); ++i) {
            language.common.push_back(by_count[i].second);
        }
    }

    template <class T>
    const T& any(const std::vector<T>& from) {
        return from[random_() % from.size()];
    }

    std::vector<std::string> words(Kind kind, const Language& language) {
        if (kind == Kind::common) return {any(language.common)};
        if (kind == Kind::rare && !language.rare.empty()) return {any(language.rare)};
        const Text& text = any(language.texts);
        switch (kind) {
            case Kind::two:
            case Kind::filtered:
                return of_text(text, 2);
            case Kind::three:
                return of_text(text, 3);
            case Kind::phrase:
                return phrase(text);
            case Kind::code:
                return code(*text.paragraph);
            case Kind::prefix:
                return prefix(text);
            default:
                return of_text(text, 1);
        }
    }

    std::vector<std::string> of_text(const Text& text, std::size_t count) {
        std::vector<std::string> content;
        std::copy_if(text.words.begin(), text.words.end(), std::back_inserter(content), is_content);
        std::sort(content.begin(), content.end());
        content.erase(std::unique(content.begin(), content.end()), content.end());
        if (content.size() < count) return {};
        std::shuffle(content.begin(), content.end(), random_);
        content.resize(count);
        return content;
    }

    std::vector<std::string> phrase(const Text& text) {
        const std::size_t count = 2 + random_() % 3;
        if (text.words.size() < count) return {};
        const std::size_t first = random_() % (text.words.size() - count + 1);
        std::vector<std::string> out;
        for (std::size_t i = first; i < first + count; ++i) {
            if (i > first && !text.follows[i]) return {};
            out.push_back(text.words[i]);
        }
        return is_content(out.front()) && is_content(out.back()) ? out : std::vector<std::string>{};
    }

    std::vector<std::string> code(const IndexParagraph& paragraph) {
        const Analysis analysis = analyze(paragraph.text);
        if (analysis.codes.empty()) return {};
        const Code& one = any(analysis.codes);
        const std::string text(slice(paragraph.text, one.range));
        const bool number = text.find_first_of("0123456789") != std::string::npos;
        const bool letters = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos;
        return number && letters ? std::vector<std::string>{text} : std::vector<std::string>{};
    }

    std::vector<std::string> prefix(const Text& text) {
        const std::vector<std::string> word = of_text(text, 1);
        if (word.empty() || is_han(code_point_at(word.front(), 0).value)) return word;
        if (count_code_points(word.front()) <= prefix_letters) return {};
        std::size_t end = 0;
        for (std::size_t i = 0; i < prefix_letters; ++i) {
            end = code_point_at(word.front(), end).next;
        }
        return {word.front().substr(0, end)};
    }

    std::map<std::string, Language> languages_;
    std::set<std::vector<std::string>> asked_;
    std::mt19937 random_{5};
};

}  // namespace

std::vector<Question> questions_of(const std::vector<IndexDocument>& documents) {
    Asker asker(documents);
    std::vector<Question> questions;
    for (const auto& [kind, share] : shares) {
        for (std::size_t i = 0; i < share; ++i) {
            std::optional<Question> question;  // of the next language that has one
            for (std::size_t next = 0; !question && next < std::size(languages); ++next) {
                question = asker.ask(kind, languages[(i + next) % std::size(languages)]);
            }
            if (question) questions.push_back(*question);
        }
    }
    return questions;
}

}  // namespace mea::bench
