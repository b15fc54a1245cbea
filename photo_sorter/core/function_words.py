"""Words that carry no meaning of their own: what a photo shows does not hang on them.

Articles are left out of a phrase. The others stay, for they join what stands around them, but none
of them makes a phrase one that is understood, and none needs to be known.
"""

from __future__ import annotations

from collections.abc import Sequence

# The six languages that models here are trained in.
_ARTICLES = """
a an the
der die das den dem des ein eine einen einem einer eines
le la les l un une des
el los las lo unos unas una
il i gli uno
o os as um uma uns umas
"""

_JOINING = """
and or of on at in with without by for from to into onto over under near behind between through
is are be was were this that these those my your his her our their its it i we you he she they me
some any not no
und oder mit ohne auf im am an zu zum zur bei beim von vom vor nach aus für über unter neben
zwischen hinter durch um ist sind mein meine dein deine unser unsere
et ou en au aux du de d dans avec sans sous sur pour par chez ce cette ces mon ma mes ta tes sa ses
leur leurs qui que à
y e u del al con sin por para entre tras mi mis tu tus su sus nuestro nuestra
ed od di dello della dei degli delle da dal dallo dalla dai dalle nel nello nella nei nelle sul
sullo sulla sui sulle senza per tra fra allo alla agli alle che mio mia
do dos das em na nos nas num numa com sem pelo pela ao aos às meu minha seu sua
een het op van met aan naar voor bij uit
ett och av med till från og til fra på
w z na od dla pod nad przy ze we
v s se ve
din cu pe și
i u sa
ja
és az egy
ve ile bir
di dan dengan yang ke dari
và với trên của trong một
ο η το οι τα και σε με στο στη στην του της ένα μια
и в во на с со у по из под от для за к о над при
і й з із та від до біля
של על עם את עם ליד
في على من مع و إلى عن
و در با از روی یک
और में पर के की का से को एक ने
"""

# Where words are written without spaces, what stands between them.
_UNSPACED = """
の と や は が を に で も へ な から まで
的 和 在 了 与 與 跟 里 上 中 把 一个 一個 一只 一隻 一张 一張 一辆 一輛 一条 一條 一座 一朵
ที่ ใน และ กับ บน ของ ตัว คัน
"""

ARTICLES = frozenset(_ARTICLES.split())
FUNCTION_WORDS = ARTICLES | frozenset(_JOINING.split()) | frozenset(_UNSPACED.split())


def without_articles(words: Sequence[str]) -> list[str]:
    """The words but the articles. The last one stays: what ends in an article names something by
    it, or is nothing else."""
    return [word for word in words[:-1] if word not in ARTICLES] + list(words[-1:])
