# Tic-tac-toe by minimax with a table, and the game of Nim; both play themselves.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(board):
    for a, b, c in LINES:
        if board[a] != '.' and board[a] == board[b] == board[c]: return board[a]
def moves(board): return [i for i, c in enumerate(board) if c == '.']
def play(board, i, player): return board[:i] + player + board[i + 1:]
OTHER = {'X': 'O', 'O': 'X'}
table = {}
def value(board, player):
    key = board, player
    if key not in table:
        if winner(board): table[key] = -1
        elif not moves(board): table[key] = 0
        else: table[key] = max(-value(play(board, i, player), OTHER[player]) for i in moves(board))
    return table[key]
def best(board, player): return max(moves(board), key=lambda i: (-value(play(board, i, player), OTHER[player]), -i))
board, player = 'XO..X....', 'O'
while not winner(board) and moves(board):
    i = best(board, player)
    board = play(board, i, player)
    print player, i
    print '\n'.join(board[r:r + 3] for r in (0, 3, 6))
    player = OTHER[player]
print 'winner:', winner(board), len(table)
print value('XX.OO....', 'X'), value('XX.OO....', 'O'), value('X...O...X', 'O')
def nim(piles):
    total = reduce(lambda a, b: a ^ b, piles)
    if not total: return None
    for i, pile in enumerate(piles):
        if pile ^ total < pile: return i, pile - (pile ^ total)
piles, turn = [3, 4, 5], 0
while any(piles):
    move = nim(piles) or (piles.index(max(piles)), 1)
    piles[move[0]] -= move[1]
    print 'player %d takes %d of pile %d: %s' % (turn + 1, move[1], move[0], piles)
    turn = 1 - turn
